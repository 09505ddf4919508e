import type { Attribute } from '../attribute.ts'
import { define, described, foreigners, member, month, residents, textOf } from './define.ts'

const mom = { agency: 'MOM', holders: foreigners, group: 'work' } as const

export const work: readonly Attribute[] = [
  define({
    ...mom,
    name: 'employer',
    wire: 'employment',
    label: 'Name of employer',
    asked: 'Employer',
    autoComplete: 'organization',
    shape: textOf(124),
    askWhenNotApplicable: true,
  }),
  define({
    ...mom,
    name: 'occupation',
    wire: 'occupation',
    label: 'Occupation',
    autoComplete: 'organization-title',
    shape: described,
    askWhenNotApplicable: true,
  }),
  define({ ...mom, name: 'employmentSector', wire: 'employmentsector', label: 'Employment sector' }),
  define({
    name: 'cpfEmployers',
    wire: 'cpfemployers',
    label: 'Employers who paid CPF contributions',
    agency: 'CPFB',
    holders: residents,
    group: 'work',
    byHand: 'none',
    shape: {
      kind: 'records',
      path: 'history',
      order: ['forMonth'],
      essential: ['employer'],
      members: [member('forMonth', 'month', 'For month', month), member('employer', 'employer', 'Employer')],
    },
  }),
]
