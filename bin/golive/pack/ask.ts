import {
  type AnswerFault,
  type AnswerName,
  type Answers,
  faultOf,
  parseAnswers,
  questions,
} from '../../../lib/golive/pack/answers.ts'
import { type CommandContext, CommandRefused } from '../../command/context.ts'
import { readGiven } from '../given-file.ts'

/**
 * The answers of a file, completed by asking where somebody is there to ask.
 *
 * @throws CommandRefused listing every answer that is missing or wrong.
 */
export async function collectAnswers(file: string | undefined, context: CommandContext): Promise<Answers> {
  const given = file === undefined ? {} : readAnswers(file)
  const wanted = Object.keys(questions)
    .filter(isName)
    .filter((name) => !(name in given))
  const asked = context.ask ? await askFor(wanted, context) : {}
  const { answers, faults } = parseAnswers({ ...given, ...asked }, context.now())
  if (answers) return answers
  throw new CommandRefused(`These answers are missing or wrong:\n${faults.map(describe).join('\n')}`)
}

function readAnswers(file: string): Record<string, unknown> {
  const text = readGiven(file).toString('utf8')
  const given = parseJson(text)
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return { ...given }
  throw new CommandRefused(`${file} cannot be read as JSON: it must be an object with the members that --help lists`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Asks each question until its answer can be taken. */
async function askFor(
  names: readonly AnswerName[],
  { ask, printError }: CommandContext,
): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const name of names) {
    for (let fault: string | undefined = 'unanswered'; fault !== undefined; ) {
      const typed = (await ask?.(`${questions[name]}: `)) ?? ''
      fault = faultOf(name, typed)
      if (fault === undefined) answers[name] = typed
      else printError(`That ${fault}.`)
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
