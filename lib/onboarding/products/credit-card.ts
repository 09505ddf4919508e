import { brand } from '../brand.ts'
import type { Product } from '../product.ts'

export const creditCard: Product = {
  id: 'credit-card',
  languages: ['en', 'zh', 'ms', 'ta'],
  name: { en: 'Credit card', zh: '信用卡', ms: 'Kad kredit', ta: 'கடன் அட்டை' },
  summary: {
    en: 'A card with 1.5% back on everything, free for the first two years.',
    zh: '所有消费享 1.5% 现金回扣，首两年免年费。',
    ms: 'Kad dengan pulangan tunai 1.5% bagi semua perbelanjaan, percuma untuk dua tahun pertama.',
    ta: 'எல்லாச் செலவுக்கும் 1.5% திரும்பத் தரும் அட்டை; முதல் இரண்டு ஆண்டுகளுக்கு இலவசம்.',
  },
  purpose: 'applying for a credit card',
  singpassUse: 'application',
  minimumAge: 21,
  recipient: {
    en: `Only the card approval team at ${brand.name} sees what you share.`,
    zh: `只有 ${brand.name} 的信用卡审批团队会看到您分享的资料。`,
    ms: `Hanya pasukan kelulusan kad di ${brand.name} melihat apa yang anda kongsi.`,
    ta: `நீங்கள் பகிர்வதை ${brand.name}-இன் அட்டை ஒப்புதல் குழு மட்டுமே பார்க்கும்.`,
  },
  retention: {
    en: 'We keep your application for 5 years after our decision. If you do not send it, we delete it within 7 days.',
    zh: '我们在作出决定后保留申请 5 年；没有提交的申请会在 7 天内删除。',
    ms: 'Kami menyimpan permohonan selama 5 tahun selepas membuat keputusan, dan memadam permohonan yang tidak pernah dihantar dalam masa 7 hari.',
    ta: 'முடிவெடுத்த பிறகு விண்ணப்பத்தை 5 ஆண்டுகள் வைத்திருப்போம்; அனுப்பப்படாத விண்ணப்பத்தை 7 நாட்களுக்குள் நீக்குவோம்.',
  },
  fourEyes: true,
  retentionDays: 5 * 365,
  retentionFrom: 'decision',
  next: [
    {
      day: 0,
      what: {
        en: 'We check your income and what you have already borrowed.',
        zh: '我们审核您的收入和现有的借款。',
        ms: 'Kami menyemak pendapatan anda dan pinjaman anda yang sedia ada.',
        ta: 'உங்கள் வருமானத்தையும் ஏற்கெனவே உள்ள கடன்களையும் சரிபார்ப்போம்.',
      },
    },
    {
      day: 3,
      what: {
        en: 'We write to your email address with our decision and your limit.',
        zh: '我们把决定和您的信用额发到您的电邮地址。',
        ms: 'Kami menghantar keputusan kami dan had kredit anda ke alamat e-mel anda.',
        ta: 'எங்கள் முடிவையும் உங்கள் கடன் வரம்பையும் உங்கள் மின்னஞ்சல் முகவரிக்கு அனுப்புவோம்.',
      },
    },
    {
      day: 7,
      ifApproved: true,
      what: {
        en: 'Your card arrives by post.',
        zh: '您的卡会邮寄到。',
        ms: 'Kad anda tiba melalui pos.',
        ta: 'உங்கள் அட்டை அஞ்சலில் வந்துசேரும்.',
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
            en: 'The law asks us to know who our customers are.',
            zh: '法律要求我们了解客户的身份。',
            ms: 'Undang-undang menghendaki kami mengenal pelanggan kami.',
            ta: 'எங்கள் வாடிக்கையாளர்கள் யார் என்பதை அறியச் சட்டம் கோருகிறது.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'name',
          why: { en: 'For your card.', zh: '用于您的卡。', ms: 'Untuk kad anda.', ta: 'உங்கள் அட்டைக்கு.' },
        },
        {
          kind: 'myinfo',
          attribute: 'sex',
          why: {
            en: 'Part of the identity record that the law asks for.',
            zh: '法律要求的身份记录的一部分。',
            ms: 'Sebahagian daripada rekod pengenalan diri yang dikehendaki undang-undang.',
            ta: 'சட்டம் கேட்கும் அடையாளப் பதிவின் ஒரு பகுதி.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'dateOfBirth',
          why: {
            en: 'A card holder must be at least 21.',
            zh: '持卡人必须年满 21 岁。',
            ms: 'Pemegang kad mesti berumur sekurang-kurangnya 21 tahun.',
            ta: 'அட்டை வைத்திருப்பவருக்குக் குறைந்தது 21 வயது ஆகியிருக்க வேண்டும்.',
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
            en: 'The income we must ask for depends on it.',
            zh: '我们要求的收入视它而定。',
            ms: 'Pendapatan yang perlu kami minta bergantung padanya.',
            ta: 'நாங்கள் கேட்க வேண்டிய வருமானம் இதைப் பொறுத்தது.',
          },
          showWhen: { field: 'nationality', isNot: 'SG' },
        },
        {
          kind: 'myinfo',
          attribute: 'passType',
          why: {
            en: 'For holders of a work pass: the income we must ask for depends on it.',
            zh: '适用于工作准证持有人：我们要求的收入视它而定。',
            ms: 'Bagi pemegang pas kerja: pendapatan yang perlu kami minta bergantung padanya.',
            ta: 'வேலை அனுமதி அட்டை வைத்திருப்போருக்கு: நாங்கள் கேட்க வேண்டிய வருமானம் இதைப் பொறுத்தது.',
          },
          required: false,
          showWhen: { field: 'residentialStatus', isNot: ['C', 'P'] },
        },
        {
          kind: 'myinfo',
          attribute: 'passExpiry',
          why: {
            en: 'For holders of a work pass: a card ends with your stay.',
            zh: '适用于工作准证持有人：卡的有效期不超过您的居留期。',
            ms: 'Bagi pemegang pas kerja: kad tamat apabila tempoh tinggal anda tamat.',
            ta: 'வேலை அனுமதி அட்டை வைத்திருப்போருக்கு: நீங்கள் தங்கும் காலம் முடியும்போது அட்டையும் முடிவடையும்.',
          },
          required: false,
          showWhen: { field: 'residentialStatus', isNot: ['C', 'P'] },
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
            en: 'To confirm payments you make online.',
            zh: '确认您在网上的付款。',
            ms: 'Untuk mengesahkan bayaran anda dalam talian.',
            ta: 'நீங்கள் இணையத்தில் செலுத்தும் கட்டணங்களை உறுதிசெய்ய.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'email',
          why: {
            en: 'For our decision and your statements.',
            zh: '用于发送我们的决定和您的结单。',
            ms: 'Untuk keputusan kami dan penyata anda.',
            ta: 'எங்கள் முடிவுக்கும் உங்கள் கணக்கு அறிக்கைகளுக்கும்.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'registeredAddress',
          why: {
            en: 'For your card, and as proof of address.',
            zh: '用于邮寄您的卡，并作为住址证明。',
            ms: 'Untuk kad anda, dan sebagai bukti alamat.',
            ta: 'உங்கள் அட்டைக்கும், முகவரிச் சான்றாகவும்.',
          },
        },
      ],
    },
    {
      id: 'income',
      title: {
        en: 'Your work and income',
        zh: '您的工作和收入',
        ms: 'Pekerjaan dan pendapatan anda',
        ta: 'உங்கள் வேலையும் வருமானமும்',
      },
      fields: [
        {
          kind: 'myinfo',
          attribute: 'employer',
          suggest: {
            kind: 'latest',
            attribute: 'cpfContributions',
            member: 'employer',
            by: 'forMonth',
            amount: 'amount',
          },
          why: {
            en: 'To understand where your income comes from.',
            zh: '了解您的收入来源。',
            ms: 'Untuk memahami sumber pendapatan anda.',
            ta: 'உங்கள் வருமானம் எங்கிருந்து வருகிறது என்பதை அறிய.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'occupation',
          why: {
            en: 'To understand where your income comes from.',
            zh: '了解您的收入来源。',
            ms: 'Untuk memahami sumber pendapatan anda.',
            ta: 'உங்கள் வருமானம் எங்கிருந்து வருகிறது என்பதை அறிய.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'noticeOfAssessment',
          why: {
            en: 'Shows your yearly income, so that you need not upload it.',
            zh: '显示您的年收入，您就不必上载文件。',
            ms: 'Menunjukkan pendapatan tahunan anda, supaya anda tidak perlu memuat naiknya.',
            ta: 'உங்கள் ஆண்டு வருமானத்தைக் காட்டும்; அதனால் ஆவணத்தைப் பதிவேற்ற வேண்டியதில்லை.',
          },
        },
        {
          kind: 'myinfo',
          attribute: 'cpfContributions',
          why: {
            en: 'Shows your latest 15 months of salary.',
            zh: '显示您最近 15 个月的薪水。',
            ms: 'Menunjukkan gaji anda bagi 15 bulan terkini.',
            ta: 'உங்கள் கடந்த 15 மாதச் சம்பளத்தைக் காட்டும்.',
          },
        },
      ],
    },
    {
      id: 'card',
      title: { en: 'Your card', zh: '您的卡', ms: 'Kad anda', ta: 'உங்கள் அட்டை' },
      fields: [
        {
          kind: 'question',
          id: 'limitWanted',
          label: {
            en: 'What credit limit would you like?',
            zh: '您希望的信用额是多少？',
            ms: 'Berapakah had kredit yang anda inginkan?',
            ta: 'எவ்வளவு கடன் வரம்பு விரும்புகிறீர்கள்?',
          },
          missing: {
            en: 'Enter the credit limit that you would like, for example 5000',
            zh: '请输入您想要的信用额，例如 5000',
            ms: 'Masukkan had kredit yang anda inginkan, contohnya 5000',
            ta: 'நீங்கள் விரும்பும் கடன் வரம்பை உள்ளிடுங்கள், எடுத்துக்காட்டாக 5000',
          },
          hint: {
            en: 'By law it is at most four times your monthly income in most cases.',
            zh: '根据法律，信用额一般最高为您月收入的四倍。',
            ms: 'Mengikut undang-undang, had itu biasanya tidak melebihi empat kali pendapatan bulanan anda.',
            ta: 'சட்டப்படி, பெரும்பாலும் அது உங்கள் மாத வருமானத்தைப்போல் அதிகபட்சம் நான்கு மடங்கு.',
          },
          suggest: {
            kind: 'multiple-of-income',
            attribute: 'noticeOfAssessment',
            member: 'assessableIncome',
            least: 500,
            most: 4,
          },
          answer: { kind: 'money', min: 500, max: 500_000 },
        },
      ],
    },
  ],
}
