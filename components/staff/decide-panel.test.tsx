import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DecidePanel, type Deciding } from './decide-panel.tsx'

const proposal = {
  id: 'entry-1',
  kind: 'proposal',
  member: 'amy',
  position: 3,
  decision: 'declined',
  words: 'No <b>proof</b>',
  at: 0,
} as const

function drawn(given: Partial<Deciding>): string {
  return renderToStaticMarkup(
    <DecidePanel
      reference="ABCD-EFGH-JK"
      position={3}
      csrfToken="token"
      fourEyes={false}
      member="ben"
      mayDecide
      nameOf={(member) => member.toUpperCase()}
      {...given}
    />,
  )
}

describe('the panel to decide', () => {
  it('tells somebody who decides alone that it is sent', () => {
    expect(drawn({})).toContain('>Send</button>')
    expect(drawn({})).not.toContain('wait for a second person')
  })

  it('tells the first of two people that it is a proposal', () => {
    expect(drawn({ fourEyes: true })).toContain('>Ask, or propose to a second person</button>')
    expect(drawn({ fourEyes: true })).toContain('wait for a second person')
  })

  it('tells the second of two people that it confirms', () => {
    expect(drawn({ fourEyes: true, proposal })).toContain('>Confirm as second person</button>')
  })

  it('tells somebody who may not decide that an approver does', () => {
    for (const fourEyes of [true, false])
      expect(drawn({ mayDecide: false, fourEyes, proposal })).toContain('>Ask, or propose to an approver</button>')
  })

  it('shows whose proposal stands, and its words as words', () => {
    expect(drawn({ proposal })).toMatch(/<strong>AMY<\/strong> proposes to decline/)
    expect(drawn({ proposal })).toContain('No &lt;b&gt;proof&lt;/b&gt;')
  })

  it('lets people take back their own proposal, and give back the one of somebody else', () => {
    expect(drawn({ proposal, member: 'amy' })).toContain('Take it back')
    expect(drawn({ proposal, member: 'ben' })).toContain('Give it back to the list')
  })

  it('posts which version was read, so that a decision on an older one is refused', () => {
    expect(drawn({ position: 7 })).toContain('name="seen" value="7"')
  })
})
