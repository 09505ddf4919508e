/** Why an answer cannot be taken; the words for each live in the message catalogue. */
export type AnswerProblem =
  | 'required'
  | 'too-long'
  | 'not-email'
  | 'not-mobile'
  | 'not-nric'
  | 'wrong-check-letter'
  | 'not-postal'
  | 'not-postal-abroad'
  | 'not-date'
  | 'not-month'
  | 'in-future'
  | 'not-money'
  | 'not-number'
  | 'not-whole'
  | 'not-year'
  | 'too-small'
  | 'too-large'
  | 'not-offered'

/** Problems by the name of the input they belong beside. */
export type AnswerProblems = { [input: string]: AnswerProblem }
