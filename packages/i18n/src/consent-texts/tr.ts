import type { ConsentText } from './model.ts'

export const tr: ConsentText = {
  language: 'tr',
  version: 'tr-2026-11-1',
  provenance: 'MACHINE',
  title: 'Verilerimin aktarılmasına rıza',
  purpose: 'Amaç şudur: {purpose}. Veriler başka hiçbir şey için aktarılmaz.',
  direction: {
    OUT: 'Aşağıda izin verdiğiniz verileri şu kuruma veriyoruz: {recipient}. Başka kurumlar bunları almaz.',
    IN: 'Aşağıda izin verdiğiniz verileri şu kurumdan istiyoruz: {recipient}. Başka kurumlara sormuyoruz.',
    BOTH: 'Aşağıda izin verdiğiniz verileri şu kurumla paylaşıyoruz: {recipient}. Başka kurumlar bunları almaz.',
  },
  categories:
    'Her veri türü için ayrı ayrı karar verirsiniz. Bazılarına izin verip bazılarını reddedebilirsiniz.',
  art9: 'Sağlık ve diğer özel olarak korunan verileri yalnızca burada açıkça izin verirseniz aktarırız.',
  refusal:
    'Onay vermek zorunda değilsiniz. Reddederseniz hiçbir dezavantajınız olmaz. Size eşlik etmeye devam eder ve belgelerinizi kendiniz götürmeniz için bir liste veririz.',
  withdrawal:
    'Rızanızı her zaman, neden göstermeden, sözlü veya yazılı olarak geri alabilirsiniz. Bu hemen geçerli olur: O andan itibaren kurum paketi okuyamaz. Daha önce yapılanlar hukuka uygun kalır.',
  duration: 'Rıza, yönlendirmenin sonuna kadar, en geç {until} tarihine kadar geçerlidir.',
  complaint:
    'Verilerinizi kimin aldığını bilme ve hataların düzeltilmesini isteme hakkınız vardır. Veri koruma görevlimize ve eyaletin veri koruma kurumuna şikâyette bulunabilirsiniz.',
  machine:
    'Bu metin makine tarafından çevrilmiştir. Yalnızca bağımsız bir tercümanla birlikte geçerlidir. Almanca metin esastır.',
  category: {
    IDENTITY: 'Ad, doğum tarihi, vatandaşlık, dil, ikamet yeri',
    STATUS: 'İkamet, resmî kararlar, önemli tarihler',
    BENEFITS: 'Yardımlar, konut, sağlık sigortası',
    LANGUAGE_WORK: 'Dil, okul, iş',
    FAMILY: 'Aile ve hane',
    ART9: 'Sağlık ve diğer özel olarak korunan veriler',
    NOTES: 'Danışmanlık notlarından bir bölüm',
  },
  purposes: {
    SECURE_LIVELIHOOD: 'Geçimi güvenceye almak',
    START_WORK: 'İşe veya mesleki eğitime başlamak',
    HEALTH_CARE: 'Sağlık hizmetini güvenceye almak',
    FIND_HOUSING: 'Konut bulmak veya korumak',
    LEARN_LANGUAGE: 'Dil kursuna veya okula başlamak',
    CLARIFY_RESIDENCE: 'İkamet durumunu netleştirmek',
    EVERYDAY_SUPPORT: 'Günlük yaşamda eşlik',
    CHILD_AND_FAMILY: 'Çocukları ve aileyi desteklemek',
  },
  words: {
    name: 'Ad',
    birthDate: 'Doğum tarihi',
    recipient: 'Kurum',
    purpose: 'Amaç',
    yes: 'evet',
    no: 'hayır',
    signature: 'Tarih, kişinin imzası',
    guardian: 'Tarih, yasal temsilcinin adı ve imzası',
    interpreter: 'Tarih, tercümanın adı ve imzası',
    official: 'Tarih, vaka sorumlusunun imzası',
  },
  checklist: {
    title: 'Belgelerimi kendim götürüyorum',
    intro: 'Hiçbir şey aktarmıyoruz. Kendiniz gidersiniz: {recipient}. Konu: {purpose}.',
    take: 'Göstermek istediklerinizi yanınıza alın:',
    item: {
      IDENTITY: 'Pasaport, kimlik veya varış belgesi',
      STATUS: 'Oturma izni; BAMF kararları',
      BENEFITS: 'Yardım kararları, kira sözleşmesi, sağlık sigortası kartı',
      LANGUAGE_WORK: 'Diplomalar, sertifikalar, iş sözleşmesi',
      FAMILY: 'Doğum ve evlilik belgeleri',
      ART9: 'Tıbbi belgeler, yalnızca isterseniz',
      NOTES: 'Yazılı olarak kendi sorularınız',
    },
    close: 'Asıllarını değil, kopyalarını verin. Tarihli bir alındı belgesi isteyin.',
  },
}
