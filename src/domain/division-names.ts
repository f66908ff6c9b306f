const peoples =
  '各|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|' +
  '柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|裕固|保安|独龙|鄂伦春|普米';
const autonomous = new RegExp(`^(.{2,}?)(?:(?:${peoples})族?)+自治[区州县旗]$`);
const common = /(?:特别行政区|自治[区州县旗]|地区|省|市|区|县|旗|盟)$/;

const zoneKinds: readonly [RegExp, string][] = [
  [/高新?技术(?:产业)?(?:开发区|园区)$/, ' High-tech Zone'],
  [/经济技术开发区$/, ' Economic and Technological Development Zone'],
  [/经济开发区$/, ' Economic Development Zone'],
  [/开发区$/, ' Development Zone'],
  [/工业园区$/, ' Industrial Park'],
  [/示范区$/, ' Demonstration Zone'],
  [/管理区(?:管委会)?$/, ' Administration Zone'],
  [/新区$/, ' New Area'],
];

/** A place's name in pinyin without tones, a syllable each. */
export type Syllables = (text: string) => readonly string[];

/** 盐田区 → Yantian; 西安市 → Xi'an; 城区, too short to lose its last word, → Chengqu. */
export function divisionNameEn(nameZh: string, syllablesOf: Syllables): string {
  // The one official spelling that differs: tones alone tell it from 山西.
  if (nameZh.startsWith('陕西')) return 'Shaanxi';
  for (const [kind, words] of zoneKinds) {
    const stem = nameZh.replace(kind, '');
    if (stem !== nameZh && stem.length > 1) return joined(syllablesOf(stem)) + words;
  }
  const stem = autonomous.exec(nameZh)?.[1] ?? nameZh.replace(common, '');
  return joined(syllablesOf(stem.length > 1 ? stem : nameZh));
}

function joined(syllables: readonly string[]): string {
  const name = syllables.reduce((word, syllable) =>
    /^[aeo]/.test(syllable) ? `${word}'${syllable}` : word + syllable,
  );
  return name.charAt(0).toUpperCase() + name.slice(1);
}
