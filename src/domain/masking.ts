/** What a list may show of a person: enough to tell two colleagues apart, too little to reach one. */

/** The first character; the star hides how many follow. */
export function maskName(name: string): string {
  const [first = ''] = Array.from(name);
  return `${first}*`;
}

/** 138****5678. A number too short to keep anything of it is hidden as a whole. */
export function maskPhone(phone: string): string {
  return phone.length < 11 ? maskAll(phone) : keepEnds(phone, 3, 4);
}

/** 1101**********002X; of a passport its first and its last two characters. */
export function maskIdentity(number: string): string {
  if (number.length === 18) return keepEnds(number, 4, 4);
  return number.length < 8 ? maskAll(number) : keepEnds(number, 1, 2);
}

function keepEnds(text: string, head: number, tail: number): string {
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(-tail);
}

function maskAll(text: string): string {
  return '*'.repeat(text.length);
}
