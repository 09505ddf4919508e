/** Why an answer cannot be taken; the words for each live in the message catalogue. */
export const answerProblems = [
  'required',
  'too-long',
  'not-email',
  'not-mobile',
  'not-nric',
  'not-postal',
  'not-date',
  'in-future',
  'not-money',
  'not-number',
  'not-year',
  'too-small',
  'too-large',
  'not-offered',
] as const
export type AnswerProblem = (typeof answerProblems)[number]

/** Problems by the name of the input they belong beside. */
export type AnswerProblems = { [input: string]: AnswerProblem }
