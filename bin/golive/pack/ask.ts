import { readFileSync } from 'node:fs'
import {
  type AnswerFault,
  type AnswerName,
  type Answers,
  faultOf,
  parseAnswers,
  questions,
} from '../../../lib/golive/pack/answers.ts'
import { CommandRefused, type Surroundings } from '../surroundings.ts'

/**
 * The answers of a file, completed by asking where somebody is there to ask.
 *
 * @throws CommandRefused listing every answer that is missing or wrong.
 */
export async function collectAnswers(file: string | undefined, surroundings: Surroundings): Promise<Answers> {
  const given = file === undefined ? {} : readAnswers(file)
  const wanted = Object.keys(questions)
    .filter(isName)
    .filter((name) => !(name in given))
  const asked = surroundings.ask ? await askFor(wanted, surroundings) : {}
  const { answers, faults } = parseAnswers({ ...given, ...asked }, surroundings.now())
  if (answers) return answers
  throw new CommandRefused(`These answers are missing or wrong:\n${faults.map(describe).join('\n')}`)
}

function readAnswers(file: string): Record<string, unknown> {
  try {
    return { ...Object(JSON.parse(readFileSync(file, 'utf8'))) }
  } catch {
    throw new CommandRefused(`${file} cannot be read as JSON`)
  }
}

/** Asks each question until its answer can be taken. */
async function askFor(names: readonly AnswerName[], { ask, complain }: Surroundings): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const name of names) {
    for (let fault: string | undefined = 'unanswered'; fault !== undefined; ) {
      const typed = (await ask?.(`${questions[name]}: `)) ?? ''
      fault = faultOf(name, typed)
      if (fault === undefined) answers[name] = typed
      else complain(`That ${fault}.`)
    }
  }
  return answers
}

function isName(name: string): name is AnswerName {
  return name in questions
}

function describe({ name, fault }: AnswerFault): string {
  return `  - ${name} ${fault}`
}
