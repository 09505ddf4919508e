import { group, type Item, leaves } from './item.ts'

/** The items of school and university for someone without records. */
export function noQualifications(): Item {
  return { academicqualifications: group({ transcripts: [], certificates: [] }) }
}

/** School and university of a graduate. */
export function qualifications(): Item {
  const results = [
    leaves({ subject: 'ENGLISH LANGUAGE', level: 'O', grade: 'A1', subsubject: '', subgrade: '' }),
    leaves({ subject: 'MATHEMATICS', level: 'O', grade: 'A2', subsubject: '', subgrade: '' }),
  ]
  const transcript = { ...leaves({ name: 'GCE O-LEVEL', yearattained: '2001', explanatorynotes: '' }), results }
  const certificate = {
    ...leaves({ name: 'GCE O-LEVEL', content: 'U2ltdWxhdGVk', opencertificateindicator: true }),
    opencertificate: leaves({ id: 'simulated-1', primary: true }),
  }
  return { academicqualifications: group({ transcripts: [transcript], certificates: [certificate] }) }
}
