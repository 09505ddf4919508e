import { FormToken } from '@/components/site/form-token.tsx'
import type { Words } from '@/components/words/index.ts'
import { openProducts } from '@/lib/onboarding/products/index.ts'
import type { Someone } from '@/lib/server/demo/counterpart.ts'
import type { Server } from '@/lib/server/server.ts'
import { shownFaults } from '../tours/faults.ts'

interface Given {
  server: Server
  csrfToken: string
  words: Words
  /** Sets the ids of two sets of controls on one page apart. */
  id: string
  /** The one that the page is about, chosen at first. */
  product?: string
  /** Chosen at first too, where a link says so. */
  person?: string
  fault?: string
}

/** Person, product and generation: one press logs in. */
export async function LogInAs({ server, csrfToken, words, id, product: current, person: chosen, fault }: Given) {
  const products = openProducts({ demo: true }).filter(
    ({ id, demoOnly }) => !demoOnly || id === current || id === 'everything',
  )
  const people = (await server.demo?.counterpart?.people()) ?? []
  return (
    <form method="post" action="/api/demo" className="demo-form">
      <FormToken value={csrfToken} />
      {fault && <input type="hidden" name="fault" value={fault} />}
      <div>
        <label htmlFor={`${id}-person`}>Person</label>
        <select id={`${id}-person`} name="person" defaultValue={chosen}>
          <option value="">Choose on the login page</option>
          {groupsOf(people).map(([group, members]) => (
            <optgroup key={group} label={group}>
              {members.map(({ id: person, title, story }) => (
                <option key={person} value={person} title={story}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-product`}>Product</label>
        <select id={`${id}-product`} name="product" defaultValue={current}>
          {products.map((product) => (
            <option key={product.id} value={product.id}>
              {words.of(product.name)}
            </option>
          ))}
        </select>
      </div>
      <p className="flex flex-wrap gap-3">
        <button type="submit" name="do" value="open" className="demo-button">
          Open the product
        </button>
        {server.config.connections.map((connection) => (
          <button key={connection} type="submit" name="connection" value={connection} className="demo-button">
            {connection === 'v3' ? 'Log in by v3' : `Log in by ${connection === 'fapi' ? 'FAPI 2.0' : connection}`}
          </button>
        ))}
      </p>
    </form>
  )
}

function groupsOf(people: readonly Someone[]): [string, Someone[]][] {
  const groups = new Map<string, Someone[]>()
  for (const one of people) groups.set(one.group ?? 'Others', [...(groups.get(one.group ?? 'Others') ?? []), one])
  return [...groups]
}

/** A fault for the next login, with none among them. */
export async function FaultAtNextLogin({ server, csrfToken, id, fault }: Given) {
  const armed = (await server.demo?.counterpart?.armed()) ?? []
  return (
    <form method="post" action="/api/demo" className="demo-form">
      <FormToken value={csrfToken} />
      <input type="hidden" name="do" value="fault" />
      <div>
        <label htmlFor={`${id}-fault`}>Fault at the next login</label>
        <select id={`${id}-fault`} name="fault" defaultValue={fault ?? armed[0] ?? ''}>
          <option value="">None</option>
          {shownFaults.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <p>
        <button type="submit" className="demo-button">
          Set the fault
        </button>
      </p>
    </form>
  )
}

/** Says what everything is before it is pressed. */
export function ResetEverything({ csrfToken }: Pick<Given, 'csrfToken'>) {
  return (
    <form method="post" action="/api/demo" className="demo-form">
      <FormToken value={csrfToken} />
      <p>
        <button type="submit" name="do" value="reset" className="demo-button">
          Reset everything
        </button>
      </p>
      <p className="demo-soft">
        Ends your visit in this browser, disarms faults, ends the tour, forgets who was to log in, every recorded
        journey and the e-mail that was caught, and sets the clock to now. Applications that were sent stay, and so does
        what you edit in the studio.
      </p>
    </form>
  )
}
