import { brand } from '../brand.ts'
import type { Product } from '../product.ts'

export const savingsAccount: Product = {
  id: 'savings-account',
  languages: ['en', 'zh', 'ms', 'ta'],
  name: { en: 'Savings account', zh: '储蓄户头', ms: 'Akaun simpanan', ta: 'சேமிப்புக் கணக்கு' },
  summary: {
    en: 'An everyday account with no minimum balance and no monthly fee.',
    zh: '没有最低存款要求、没有月费的日常户头。',
    ms: 'Akaun harian tanpa baki minimum dan tanpa yuran bulanan.',
    ta: 'குறைந்தபட்ச இருப்பும் மாதக் கட்டணமும் இல்லாத அன்றாடக் கணக்கு.',
  },
  purpose: 'opening a savings account',
  singpassUse: 'sign-up',
  minimumAge: 16,
  recipient: {
    en: `Only the account opening team at ${brand.name} sees it.`,
    zh: `只有 ${brand.name} 的开户团队会看到您分享的资料。`,
    ms: `Hanya pasukan pembukaan akaun di ${brand.name} melihat apa yang anda kongsi.`,
    ta: `நீங்கள் பகிர்வதை ${brand.name}-இன் கணக்குத் திறப்புக் குழு மட்டுமே பார்க்கும்.`,
  },
  retention: {
    en: 'We keep your application for 5 years after our decision. If you do not send it, we delete it within 7 days.',
    zh: '我们在作出决定后保留申请 5 年；没有提交的申请会在 7 天内删除。',
    ms: 'Kami menyimpan permohonan selama 5 tahun selepas membuat keputusan, dan memadam permohonan yang tidak pernah dihantar dalam masa 7 hari.',
    ta: 'முடிவெடுத்த பிறகு விண்ணப்பத்தை 5 ஆண்டுகள் வைத்திருப்போம்; அனுப்பப்படாத விண்ணப்பத்தை 7 நாட்களுக்குள் நீக்குவோம்.',
  },
  retentionDays: 5 * 365,
  retentionFrom: 'decision',
  next: [
    {
      day: 0,
      what: {
        en: 'We check your application against what the law asks of banks.',
        zh: '我们按照法律对银行的要求审核您的申请。',
        ms: 'Kami menyemak permohonan anda mengikut kehendak undang-undang terhadap bank.',
        ta: 'வங்கிகளிடம் சட்டம் கோருவதற்கு ஏற்ப உங்கள் விண்ணப்பத்தைச் சரிபார்ப்போம்.',
      },
    },
    {
      day: 2,
      what: {
        en: 'We write to your email address with our decision.',
        zh: '我们把决定发到您的电邮地址。',
        ms: 'Kami menghantar keputusan kami ke alamat e-mel anda.',
        ta: 'எங்கள் முடிவை உங்கள் மின்னஞ்சல் முகவரிக்கு அனுப்புவோம்.',
      },
    },
    {
      day: 5,
      ifApproved: true,
      what: {
        en: 'Your account is open, and your card is in the post.',
        zh: '您的户头已开通，卡正在邮寄中。',
        ms: 'Akaun anda telah dibuka, dan kad anda sedang dipos.',
        ta: 'உங்கள் கணக்கு திறக்கப்பட்டு, அட்டை அஞ்சலில் அனுப்பப்பட்டிருக்கும்.',
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
          why: {
            en: 'For your account and your card.',
            zh: '用于您的户头和卡。',
            ms: 'Untuk akaun dan kad anda.',
            ta: 'உங்கள் கணக்குக்கும் அட்டைக்கும்.',
          },
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
            en: 'To check that you are old enough to open an account.',
            zh: '确认您已达到开户年龄。',
            ms: 'Untuk memastikan umur anda mencukupi bagi membuka akaun.',
            ta: 'கணக்குத் திறக்கும் வயது உங்களுக்கு ஆகிவிட்டதா எனச் சரிபார்க்க.',
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
            en: 'Decides which checks apply to you.',
            zh: '决定您需要通过哪些审查。',
            ms: 'Menentukan semakan yang dikenakan kepada anda.',
            ta: 'உங்களுக்கு எந்தச் சோதனைகள் பொருந்தும் என்பதை முடிவுசெய்யும்.',
          },
          showWhen: { field: 'nationality', isNot: 'SG' },
        },
        {
          kind: 'myinfo',
          attribute: 'passType',
          why: {
            en: 'For holders of a work pass: decides which checks apply to you.',
            zh: '适用于工作准证持有人：决定您需要通过哪些审查。',
            ms: 'Bagi pemegang pas kerja: menentukan semakan yang dikenakan kepada anda.',
            ta: 'வேலை அனுமதி அட்டை வைத்திருப்போருக்கு: எந்தச் சோதனைகள் பொருந்தும் என்பதை முடிவுசெய்யும்.',
          },
          required: false,
          showWhen: { field: 'residentialStatus', isNot: ['C', 'P'] },
        },
        {
          kind: 'myinfo',
          attribute: 'passExpiry',
          why: {
            en: 'For holders of a work pass: your account follows your stay.',
            zh: '适用于工作准证持有人：户头的有效期配合您的居留期。',
            ms: 'Bagi pemegang pas kerja: akaun anda mengikut tempoh tinggal anda.',
            ta: 'வேலை அனுமதி அட்டை வைத்திருப்போருக்கு: உங்கள் கணக்கு நீங்கள் தங்கும் காலத்தைப் பொறுத்தது.',
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
            en: 'For alerts about your account.',
            zh: '用于发送户头提醒。',
            ms: 'Untuk makluman tentang akaun anda.',
            ta: 'உங்கள் கணக்கு பற்றிய அறிவிப்புகளுக்கு.',
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
        {
          kind: 'myinfo',
          attribute: 'hdbType',
          why: {
            en: 'Tells us whether your address is an HDB flat.',
            zh: '让我们知道您的住址是否是 HDB 组屋。',
            ms: 'Memberitahu kami sama ada alamat anda ialah flat HDB.',
            ta: 'உங்கள் முகவரி HDB வீடா என்பதைக் கூறும்.',
          },
          required: false,
        },
        {
          kind: 'myinfo',
          attribute: 'housingType',
          why: {
            en: 'Tells us whether your address is a private home.',
            zh: '让我们知道您的住址是否是私人住宅。',
            ms: 'Memberitahu kami sama ada alamat anda ialah rumah persendirian.',
            ta: 'உங்கள் முகவரி தனியார் வீடா என்பதைக் கூறும்.',
          },
          required: false,
          showWhen: { field: 'hdbType', isEmpty: true },
        },
      ],
    },
    {
      id: 'account',
      title: { en: 'Your account', zh: '您的户头', ms: 'Akaun anda', ta: 'உங்கள் கணக்கு' },
      fields: [
        {
          kind: 'question',
          id: 'accountPurpose',
          label: {
            en: 'What will you use the account for?',
            zh: '您会用这个户头做什么？',
            ms: 'Untuk apakah anda akan menggunakan akaun ini?',
            ta: 'இந்தக் கணக்கை எதற்குப் பயன்படுத்துவீர்கள்?',
          },
          missing: {
            en: 'Choose what you will use the account for',
            zh: '请选择您会用这个户头做什么',
            ms: 'Pilih untuk apa anda akan menggunakan akaun ini',
            ta: 'இந்தக் கணக்கை எதற்குப் பயன்படுத்துவீர்கள் எனத் தேர்ந்தெடுங்கள்',
          },
          answer: {
            kind: 'choice',
            options: [
              { value: 'salary', label: { en: 'My salary', zh: '我的薪水', ms: 'Gaji saya', ta: 'என் சம்பளம்' } },
              { value: 'saving', label: { en: 'Saving', zh: '储蓄', ms: 'Simpanan', ta: 'சேமிப்பு' } },
              {
                value: 'bills',
                label: {
                  en: 'Bills and everyday spending',
                  zh: '账单和日常开销',
                  ms: 'Bil dan perbelanjaan harian',
                  ta: 'கட்டணங்களும் அன்றாடச் செலவுகளும்',
                },
              },
              { value: 'investing', label: { en: 'Investing', zh: '投资', ms: 'Pelaburan', ta: 'முதலீடு' } },
              { value: 'other', label: { en: 'Something else', zh: '其他用途', ms: 'Tujuan lain', ta: 'வேறு காரணம்' } },
            ],
          },
        },
        {
          kind: 'question',
          id: 'monthlyDeposit',
          label: {
            en: 'About how much will you pay in each month?',
            zh: '您每个月大约会存入多少钱？',
            ms: 'Kira-kira berapakah yang akan anda masukkan setiap bulan?',
            ta: 'ஒவ்வொரு மாதமும் சுமார் எவ்வளவு பணம் போடுவீர்கள்?',
          },
          missing: {
            en: 'Enter about how much you will pay in each month, like 500',
            zh: '请输入您每个月大约会存入多少钱，例如 500',
            ms: 'Masukkan anggaran jumlah yang akan anda masukkan setiap bulan, seperti 500',
            ta: 'ஒவ்வொரு மாதமும் சுமார் எவ்வளவு போடுவீர்கள் என உள்ளிடுங்கள், எடுத்துக்காட்டாக 500',
          },
          hint: {
            en: 'Your best guess is fine.',
            zh: '大概的估计就可以了。',
            ms: 'Anggaran terbaik anda sudah memadai.',
            ta: 'தோராயமாகக் கூறினால் போதும்.',
          },
          answer: { kind: 'money', min: 0, max: 1_000_000 },
        },
        {
          kind: 'question',
          id: 'taxResidency',
          label: {
            en: 'Where do you pay tax?',
            zh: '您在哪里缴税？',
            ms: 'Di manakah anda membayar cukai?',
            ta: 'நீங்கள் எங்கே வரி செலுத்துகிறீர்கள்?',
          },
          missing: {
            en: 'Choose at least one place where you pay tax',
            zh: '请至少选择一个您缴税的地方',
            ms: 'Pilih sekurang-kurangnya satu tempat anda membayar cukai',
            ta: 'நீங்கள் வரி செலுத்தும் ஓர் இடத்தையாவது தேர்ந்தெடுங்கள்',
          },
          hint: {
            en: 'Choose all that apply.',
            zh: '请选择所有适用的答案。',
            ms: 'Pilih semua yang berkenaan.',
            ta: 'பொருந்தும் அனைத்தையும் தேர்ந்தெடுங்கள்.',
          },
          answer: {
            kind: 'choices',
            options: [
              { value: 'singapore', label: { en: 'Singapore', zh: '新加坡', ms: 'Singapura', ta: 'சிங்கப்பூர்' } },
              {
                value: 'united-states',
                label: { en: 'United States', zh: '美国', ms: 'Amerika Syarikat', ta: 'அமெரிக்கா' },
              },
              {
                value: 'elsewhere',
                label: { en: 'Another country', zh: '其他国家', ms: 'Negara lain', ta: 'வேறொரு நாடு' },
              },
            ],
          },
        },
        {
          kind: 'question',
          id: 'politicallyExposed',
          label: {
            en: 'Do you, or does someone close to you, hold a prominent public office?',
            zh: '您或您亲近的人是否担任重要公职？',
            ms: 'Adakah anda, atau orang yang rapat dengan anda, memegang jawatan awam yang penting?',
            ta: 'நீங்களோ உங்களுக்கு நெருக்கமானவரோ முக்கியப் பொதுப் பதவி வகிக்கிறீர்களா?',
          },
          missing: {
            en: 'Choose whether you, or someone close to you, hold a prominent public office',
            zh: '请选择您或您亲近的人是否担任重要公职',
            ms: 'Pilih sama ada anda, atau orang yang rapat dengan anda, memegang jawatan awam yang penting',
            ta: 'நீங்களோ உங்களுக்கு நெருக்கமானவரோ முக்கியப் பொதுப் பதவி வகிக்கிறீர்களா எனத் தேர்ந்தெடுங்கள்',
          },
          hint: {
            en: 'Such as a minister, a judge or a general.',
            zh: '例如部长、法官或将军。',
            ms: 'Seperti menteri, hakim atau jeneral.',
            ta: 'அமைச்சர், நீதிபதி, ராணுவத் தளபதி போன்றோர்.',
          },
          answer: {
            kind: 'choice',
            options: [
              { value: 'no', label: { en: 'No', zh: '否', ms: 'Tidak', ta: 'இல்லை' } },
              { value: 'yes', label: { en: 'Yes', zh: '是', ms: 'Ya', ta: 'ஆம்' } },
            ],
          },
        },
      ],
    },
  ],
}
