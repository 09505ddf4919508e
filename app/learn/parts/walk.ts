/** One step of the journey as a person would tell it. */
export interface WalkStep {
  title: string
  text: string
  more: string
}

/** The journey in six steps. */
export function walk({ checks }: { checks: number }): readonly WalkStep[] {
  return [
    {
      title: 'She presses the button',
      text: 'Our server makes secrets for this one login and keeps them: a state, a nonce, a verifier, a key pair.',
      more: 'In her browser stands one cookie that nobody can guess and that says nothing about her.',
    },
    {
      title: 'We tell Singpass what we want',
      text: 'From server to server, signed. Singpass answers with a ticket good for 60 seconds.',
      more: 'This is the pushed authorization request, PAR. Myinfo v3 has none: there the browser carries the request.',
    },
    {
      title: 'She logs in and agrees',
      text: 'Singpass shows the app, the organisation, the purpose and every item. All or nothing.',
      more: 'Declining is an answer and not a failure: both ways to apply stay open.',
    },
    {
      title: 'She comes back with a code',
      text: 'We check that it is her browser, this login and our Singpass before we ask for anything.',
      more: 'state, iss, and a code that lives 60 seconds.',
    },
    {
      title: 'We exchange the code, then ask for her data',
      text: `Each call proves again that it is us. What comes is encrypted to us and signed by Singpass; ${checks} checks are made, in order.`,
      more: 'Token, then userinfo. Myinfo v3: token, then person.',
    },
    {
      title: 'She sees all of it, then sends',
      text: 'What agencies vouch for is locked; the rest she may change. Nothing is sent before she sends it.',
      more: 'What was retrieved lives at most 30 minutes, sealed, and is removed when she sends, discards or leaves.',
    },
  ]
}
