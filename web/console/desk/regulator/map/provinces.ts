/** The province of a division or functional zone: its code begins with that of GB/T 2260. */
export const provinceOf = (divisionId: string): string | undefined =>
  /^\d{6}/.test(divisionId) ? `${divisionId.slice(0, 2)}0000` : undefined;
