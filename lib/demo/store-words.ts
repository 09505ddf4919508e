/** What a call of our own stores is for, by store and step: those that a login makes. */
export const storeWords: Readonly<Record<string, string>> = {
  'limits.consume': 'Counts how often this is done from one address, together with all nodes; never by name.',
  'sessions.find': 'Finds the visit of this browser by the hash of its secret.',
  'sessions.extend': 'Puts off the end of the visit, since somebody is there.',
  'sessions.begin': 'Begins a visit with a secret of its own.',
  'sessions.end': 'Ends a visit, with everything in it.',
  'attempts.put': 'Keeps what the callback will be checked against, sealed, under the hash of the state.',
  'attempts.take': 'Takes that once: of many that arrive together one gets it, and afterwards nobody.',
  'attempts.end': 'Writes down how it ended, so that a reload goes the same way.',
  'logins.keep': 'In one transaction: a new visit, the person sealed, the draft, and a line in the audit.',
  'retrievals.find': 'Opens the sealed person of this visit.',
  'drafts.current': 'Finds what this visit has typed before.',
  'drafts.open': 'Opens the draft that the form is kept in, or begins one.',
  'drafts.find': 'Opens the draft that is being typed in.',
  'drafts.save': 'Keeps what was typed, sealed.',
  'wayBack.isProof': 'Asks whether this person sent the application that is asked for.',
  'wayBack.admit': 'Lets this browser see the application from now on.',
}
