import type { Attribute, Member } from '../attribute.ts'
import { chosenFrom, define, described, file, leafScopes, member, year, yesOrNo } from './define.ts'

const onlyV3 = { agency: 'Singpass', group: 'education' } as const

const result: readonly Member[] = [
  member('subject', 'subject', 'Subject'),
  member('level', 'level', 'Level'),
  member('grade', 'grade', 'Grade'),
  member('subSubject', 'subsubject', 'Part of the subject'),
  member('subGrade', 'subgrade', 'Grade of the part'),
]

const transcript: readonly Member[] = [
  member('name', 'name', 'Qualification'),
  member('yearAttained', 'yearattained', 'Year attained', year),
  member('results', 'results', 'Results', { kind: 'records', members: result }),
  member('notes', 'explanatorynotes', 'Explanatory notes'),
]

const certificate: readonly Member[] = [
  member('name', 'name', 'Certificate'),
  member('content', 'content', 'File', file),
  member('openCertificateNumber', 'opencertificate.id', 'OpenCert number'),
  member('primary', 'opencertificate.primary', 'Primary certificate', yesOrNo),
  member('openCertificate', 'opencertificateindicator', 'OpenCert certificate', yesOrNo),
]

const qualifications: readonly Member[] = [
  member('transcripts', 'transcripts', 'Transcripts', { kind: 'records', members: transcript }),
  member('certificates', 'certificates', 'Certificates', { kind: 'records', members: certificate }),
]

export const education: readonly Attribute[] = [
  define({
    name: 'academicQualifications',
    wire: 'academicqualifications',
    label: 'Academic qualifications',
    agency: 'MOE',
    group: 'education',
    scopes: leafScopes('academicqualifications', qualifications),
    shape: { kind: 'record', members: qualifications },
    byHand: 'none',
  }),
  define({
    ...onlyV3,
    name: 'educationLevel',
    wire: 'edulevel',
    label: 'Highest education level',
    scopes: { v3: ['edulevel'], fapi: [] },
    shape: chosenFrom('educationLevel'),
  }),
  define({
    ...onlyV3,
    name: 'school',
    wire: 'schoolname',
    label: 'School',
    scopes: { v3: ['schoolname'], fapi: [] },
    shape: described,
  }),
  define({
    ...onlyV3,
    name: 'graduationYear',
    wire: 'gradyear',
    label: 'Year of graduation',
    scopes: { v3: ['gradyear'], fapi: [] },
    shape: year,
  }),
]
