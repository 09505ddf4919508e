import { brand } from '../brand.ts'
import type { Product } from '../product.ts'

export const familyInsurance: Product = {
  id: 'family-insurance',
  languages: ['en', 'zh', 'ms', 'ta'],
  name: { en: 'Family insurance', zh: '家庭保险', ms: 'Insurans keluarga', ta: 'குடும்பக் காப்புறுதி' },
  summary: {
    en: 'One policy for you, your children and your car.',
    zh: '一份保单，保障您、您的孩子和您的车。',
    ms: 'Satu polisi untuk anda, anak-anak anda dan kereta anda.',
    ta: 'உங்களுக்கும் உங்கள் பிள்ளைகளுக்கும் உங்கள் காருக்கும் ஒரே காப்புறுதி.',
  },
  purpose: 'applying for family insurance',
  singpassUse: 'application',
  minimumAge: 18,
  recipient: {
    en: `Only the underwriting team at ${brand.name} sees what you share.`,
    zh: `只有 ${brand.name} 的核保团队会看到您分享的资料。`,
    ms: `Hanya pasukan pengunderaitan di ${brand.name} melihat apa yang anda kongsi.`,
    ta: `நீங்கள் பகிர்வதை ${brand.name}-இன் காப்புறுதி மதிப்பீட்டுக் குழு மட்டுமே பார்க்கும்.`,
  },
  retention: {
    en: 'We keep your application for 6 years after our decision. If you do not send it, we delete it within 7 days.',
    zh: '我们在作出决定后保留申请 6 年；没有提交的申请会在 7 天内删除。',
    ms: 'Kami menyimpan permohonan selama 6 tahun selepas membuat keputusan, dan memadam permohonan yang tidak pernah dihantar dalam masa 7 hari.',
    ta: 'முடிவெடுத்த பிறகு விண்ணப்பத்தை 6 ஆண்டுகள் வைத்திருப்போம்; அனுப்பப்படாத விண்ணப்பத்தை 7 நாட்களுக்குள் நீக்குவோம்.',
  },
  retentionDays: 6 * 365,
  retentionFrom: 'decision',
  next: [
    {
      day: 0,
      what: {
        en: 'We work out your premium.',
        zh: '我们计算您的保费。',
        ms: 'Kami mengira premium anda.',
        ta: 'உங்கள் சந்தாவைக் கணக்கிடுவோம்.',
      },
    },
    {
      day: 2,
      what: {
        en: 'We send an offer to your email address.',
        zh: '我们把报价发到您的电邮地址。',
        ms: 'Kami menghantar tawaran ke alamat e-mel anda.',
        ta: 'உங்கள் மின்னஞ்சல் முகவரிக்குச் சலுகையை அனுப்புவோம்.',
      },
    },
    {
      day: 14,
      what: {
        en: 'The offer ends if you do not accept it.',
        zh: '如果您没有接受，报价就会失效。',
        ms: 'Tawaran tamat jika anda tidak menerimanya.',
        ta: 'நீங்கள் ஏற்காவிட்டால் சலுகை முடிவடையும்.',
      },
    },
  ],
  steps: [
    {
      id: 'identity',
      title: { en: 'Who you are', zh: '您的身份', ms: 'Siapa anda', ta: 'நீங்கள் யார்' },
      fields: [
        {
          kind: 'myinfo',
          attribute: 'nricOrFin',
          why: {
            en: 'To issue a policy in your name.',
            zh: '以您的名义签发保单。',
            ms: 'Untuk mengeluarkan polisi atas nama anda.',
            ta: 'உங்கள் பெயரில் காப்புறுதி வழங்க.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'name',
          why: {
            en: 'To issue a policy in your name.',
            zh: '以您的名义签发保单。',
            ms: 'Untuk mengeluarkan polisi atas nama anda.',
            ta: 'உங்கள் பெயரில் காப்புறுதி வழங்க.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'sex',
          why: {
            en: 'Part of how your premium is worked out.',
            zh: '用于计算您的保费。',
            ms: 'Sebahagian daripada cara premium anda dikira.',
            ta: 'உங்கள் சந்தாவைக் கணக்கிடப் பயன்படும்.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'dateOfBirth',
          why: {
            en: 'Part of how your premium is worked out.',
            zh: '用于计算您的保费。',
            ms: 'Sebahagian daripada cara premium anda dikira.',
            ta: 'உங்கள் சந்தாவைக் கணக்கிடப் பயன்படும்.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'nationality',
          why: {
            en: 'The law asks us to know who our customers are.',
            zh: '法律要求我们了解客户的身份。',
            ms: 'Undang-undang menghendaki kami mengenal pelanggan kami.',
            ta: 'எங்கள் வாடிக்கையாளர்கள் யார் என்பதை அறியச் சட்டம் கோருகிறது.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'residentialStatus',
          why: {
            en: 'Decides which plans you can have.',
            zh: '决定您可以选择哪些计划。',
            ms: 'Menentukan pelan yang boleh anda pilih.',
            ta: 'நீங்கள் எந்தத் திட்டங்களைப் பெறலாம் என்பதை முடிவுசெய்யும்.',
          },
          showWhen: { field: 'nationality', isNot: 'SG' },
        },
      ],
    },
    {
      id: 'contact',
      title: { en: 'How to reach you', zh: '联系方式', ms: 'Cara menghubungi anda', ta: 'உங்களைத் தொடர்புகொள்வது எப்படி' },
      fields: [
        {
          kind: 'myinfo',
          attribute: 'mobileNumber',
          why: {
            en: 'To reach you about a claim.',
            zh: '就索赔事宜联系您。',
            ms: 'Untuk menghubungi anda tentang tuntutan.',
            ta: 'இழப்பீடு கோருவது தொடர்பாக உங்களைத் தொடர்புகொள்ள.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'email',
          why: {
            en: 'For our offer and your policy.',
            zh: '用于发送我们的报价和您的保单。',
            ms: 'Untuk tawaran kami dan polisi anda.',
            ta: 'எங்கள் சலுகைக்கும் உங்கள் காப்புறுதி ஒப்பந்தத்திற்கும்.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'registeredAddress',
          why: {
            en: 'The policy covers your home address.',
            zh: '保单保障您的住址。',
            ms: 'Polisi ini melindungi alamat rumah anda.',
            ta: 'காப்புறுதி உங்கள் வீட்டு முகவரிக்குப் பொருந்தும்.',
          },
        },
      ],
    },
    {
      id: 'family',
      title: { en: 'Your family', zh: '您的家庭', ms: 'Keluarga anda', ta: 'உங்கள் குடும்பம்' },
      fields: [
        {
          kind: 'myinfo',
          attribute: 'maritalStatus',
          why: {
            en: 'Decides whether a spouse can be covered.',
            zh: '决定配偶能否受保。',
            ms: 'Menentukan sama ada pasangan boleh dilindungi.',
            ta: 'கணவன் அல்லது மனைவிக்குக் காப்புறுதி அளிக்க முடியுமா என்பதை முடிவுசெய்யும்.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'childrenBirthRecords',
          members: ['name', 'dateOfBirth', 'sex', 'lifeStatus'],
          why: {
            en: 'The children to be covered.',
            zh: '将受保的孩子。',
            ms: 'Anak-anak yang akan dilindungi.',
            ta: 'காப்புறுதி அளிக்கப்படும் பிள்ளைகள்.',
          },
          required: false,
        },
      ],
    },
    {
      id: 'vehicles',
      title: { en: 'Your vehicles', zh: '您的车辆', ms: 'Kenderaan anda', ta: 'உங்கள் வாகனங்கள்' },
      fields: [
        {
          kind: 'myinfo',
          attribute: 'vehicles',
          members: ['vehicleNumber', 'make', 'model', 'yearOfManufacture', 'status'],
          why: {
            en: 'The vehicles to be covered.',
            zh: '将受保的车辆。',
            ms: 'Kenderaan yang akan dilindungi.',
            ta: 'காப்புறுதி அளிக்கப்படும் வாகனங்கள்.',
          },
          required: false,
        },
      ],
    },
    {
      id: 'cover',
      title: { en: 'Your cover', zh: '您的保障', ms: 'Perlindungan anda', ta: 'உங்கள் காப்புறுதி' },
      fields: [
        {
          kind: 'question',
          id: 'coverWanted',
          label: {
            en: 'Which cover would you like?',
            zh: '您想要哪种保障？',
            ms: 'Perlindungan yang manakah anda inginkan?',
            ta: 'எந்தக் காப்புறுதியை விரும்புகிறீர்கள்?',
          },
          missing: {
            en: 'Choose the cover that you would like',
            zh: '请选择您想要的保障',
            ms: 'Pilih perlindungan yang anda inginkan',
            ta: 'நீங்கள் விரும்பும் காப்புறுதியைத் தேர்ந்தெடுங்கள்',
          },
          answer: {
            kind: 'choice',
            options: [
              {
                value: 'essential',
                label: {
                  en: 'Essential: up to S$100,000',
                  zh: '基本：最高 S$100,000',
                  ms: 'Asas: hingga S$100,000',
                  ta: 'அடிப்படை: S$100,000 வரை',
                },
              },
              {
                value: 'family',
                label: {
                  en: 'Family: up to S$500,000',
                  zh: '家庭：最高 S$500,000',
                  ms: 'Keluarga: hingga S$500,000',
                  ta: 'குடும்பம்: S$500,000 வரை',
                },
              },
              {
                value: 'complete',
                label: {
                  en: 'Complete: up to S$1,000,000',
                  zh: '全面：最高 S$1,000,000',
                  ms: 'Lengkap: hingga S$1,000,000',
                  ta: 'முழுமையானது: S$1,000,000 வரை',
                },
              },
            ],
          },
        },
      ],
    },
  ],
}
