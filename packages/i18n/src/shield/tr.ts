import type { ShieldText } from './shape.ts'

export const tr: ShieldText = {
  language: 'tr',
  name: 'Türkçe',
  provenance: 'MACHINE_TRANSLATED',
  title: 'Bir şey yazmadan önce',
  noted: {
    heading: 'Ne yazıyoruz',
    text: 'Bir dosya açtığımızda adınızı ve ikamet, yardımlar, dil, iş ve aile hakkındaki bilgileri yazarız. Biz bir kamu kurumuyuz. Başkalarına yalnızca sizin izin verdiğiniz veya bir yasanın gerektirdiği bilgileri veririz.',
  },
  passedOn: {
    heading: 'Yabancılar dairesi ne öğrenebilir',
    text: 'Kamu kurumları yabancılar dairesine (Ausländerbehörde) bazı şeyleri bildirmek zorundadır (§ 87 AufenthG), örneğin işleri sırasında gerekli oturum izni ve Duldung olmadan ikamet edildiğini öğrenirlerse. Bu bizim için de geçerlidir. Okullar ve eğitim kurumları bundan muaftır. Sivil toplum kuruluşları kamu kurumu değildir ve bu yükümlülüğü yoktur.',
  },
  anonymous: {
    heading: 'İsimsiz danışmanlık',
    text: 'Adınızı söylemek zorunda değilsiniz. Size isimsiz de danışmanlık veririz. O zaman yalnızca konuşmanın konusunu yazarız.',
  },
  ngo: {
    heading: 'Bir sivil toplum kuruluşunda danışmanlık',
    text: 'Bir sivil toplum kuruluşuna da gidebilirsiniz. Size yolu gösteririz. Bunun sizin için bir zararı olmaz.',
  },
}
