import type { Attribute } from '@/lib/myinfo/attribute.ts'
import { attributes } from '@/lib/myinfo/catalogue.ts'
import type { LocalizedText, Product, Step } from '../product.ts'

const titles: Record<Attribute['group'], LocalizedText> = {
  personal: { en: 'Personal', zh: '个人资料', ms: 'Peribadi', ta: 'தனிப்பட்ட விவரங்கள்' },
  work: { en: 'Work', zh: '工作', ms: 'Pekerjaan', ta: 'வேலை' },
  education: { en: 'Education', zh: '教育', ms: 'Pendidikan', ta: 'கல்வி' },
  finance: { en: 'Finance', zh: '财务', ms: 'Kewangan', ta: 'நிதி' },
  family: { en: 'Family', zh: '家庭', ms: 'Keluarga', ta: 'குடும்பம்' },
  property: { en: 'Property', zh: '房产', ms: 'Hartanah', ta: 'சொத்து' },
  vehicles: { en: 'Vehicles and driving', zh: '车辆和驾驶', ms: 'Kenderaan dan pemanduan', ta: 'வாகனங்களும் ஓட்டுதலும்' },
  schemes: { en: 'Government schemes', zh: '政府计划', ms: 'Skim pemerintah', ta: 'அரசாங்கத் திட்டங்கள்' },
}

const why: LocalizedText = {
  en: 'To show how this item looks on a form.',
  zh: '显示这个项目在表格上的样子。',
  ms: 'Untuk menunjukkan rupa perkara ini pada borang.',
  ta: 'இந்த விவரம் படிவத்தில் எப்படித் தோன்றும் எனக் காட்ட.',
}

/** A specimen that asks for the whole catalogue, to see how each item is shown. No real product may do this. */
export const everything: Product = {
  id: 'everything',
  languages: ['en', 'zh', 'ms', 'ta'],
  name: {
    en: 'Specimen of every item',
    zh: '所有项目的样本',
    ms: 'Contoh setiap perkara',
    ta: 'ஒவ்வொரு விவரத்தின் மாதிரி',
  },
  summary: {
    en: 'Not a product: it shows how each item of Myinfo looks on a form.',
    zh: '这不是产品：它显示 Myinfo 的每个项目在表格上的样子。',
    ms: 'Bukan produk: ia menunjukkan rupa setiap perkara Myinfo pada borang.',
    ta: 'இது ஒரு சேவை அல்ல: Myinfo-வின் ஒவ்வொரு விவரமும் படிவத்தில் எப்படித் தோன்றும் என்பதைக் காட்டுகிறது.',
  },
  purpose: 'showing every item of Myinfo',
  singpassUse: 'application',
  recipient: {
    en: 'Nobody receives what you share here: it is a demonstration with made-up people.',
    zh: '没有人会收到您在这里分享的资料：这是使用虚构人物的演示。',
    ms: 'Tiada sesiapa menerima apa yang anda kongsi di sini: ini ialah demonstrasi dengan orang rekaan.',
    ta: 'நீங்கள் இங்கே பகிர்வதை யாரும் பெறுவதில்லை: இது கற்பனை மனிதர்களைக் கொண்ட மாதிரி.',
  },
  retention: {
    en: 'A specimen application is deleted after one day.',
    zh: '样本申请会在一天后删除。',
    ms: 'Permohonan contoh dipadam selepas satu hari.',
    ta: 'மாதிரி விண்ணப்பம் ஒரு நாளுக்குப் பின் நீக்கப்படும்.',
  },
  retentionDays: 1,
  next: [
    {
      day: 0,
      what: {
        en: 'Nothing: this is a specimen.',
        zh: '不会有后续：这是样本。',
        ms: 'Tiada apa-apa: ini ialah contoh.',
        ta: 'எதுவும் இல்லை: இது ஒரு மாதிரி.',
      },
    },
  ],
  demoOnly: true,
  steps: Object.entries(titles).map(([group, title]) => ({ id: group, title, fields: fieldsOf(group) })),
}

function fieldsOf(group: string): Step['fields'] {
  const members = attributes.filter((attribute) => attribute.group === group)
  return members.map(({ name }) => ({
    kind: 'myinfo',
    attribute: name,
    why,
    required: false,
  }))
}
