/** Where imports come from: the authority that certifies, and how its establishments are numbered. */
export type Origin = {
  country: string;
  iso3: string;
  authority: string;
  homeNo: (n: number) => string;
  /** The default rules ask more tests of what comes from there. */
  highRisk?: true;
};

export const origins: readonly Origin[] = [
  { country: 'NO', iso3: 'NOR', authority: 'Mattilsynet', homeNo: (n) => `N-${140 + n}` },
  { country: 'CL', iso3: 'CHL', authority: 'SERNAPESCA', homeNo: (n) => `${10_100 + n}` },
  {
    country: 'BR',
    highRisk: true,
    iso3: 'BRA',
    authority: 'MAPA/DIPOA',
    homeNo: (n) => `SIF ${2_010 + n}`,
  },
  { country: 'AR', iso3: 'ARG', authority: 'SENASA', homeNo: (n) => `${1_340 + n}` },
  { country: 'UY', iso3: 'URY', authority: 'MGAP/DIA', homeNo: (n) => `${212 + n}` },
  { country: 'AU', iso3: 'AUS', authority: 'DAFF', homeNo: (n) => `${640 + n}` },
  { country: 'NZ', iso3: 'NZL', authority: 'MPI', homeNo: (n) => `ME${70 + n}` },
  { country: 'EC', highRisk: true, iso3: 'ECU', authority: 'SCI', homeNo: (n) => `EC-${480 + n}` },
  { country: 'VN', iso3: 'VNM', authority: 'NAFIQPM', homeNo: (n) => `DL ${150 + n}` },
  { country: 'TH', iso3: 'THA', authority: 'DLD', homeNo: (n) => `EST.${60 + n}` },
  { country: 'RU', iso3: 'RUS', authority: 'Rosselkhoznadzor', homeNo: (n) => `RU-${41_000 + n}` },
  { country: 'IN', highRisk: true, iso3: 'IND', authority: 'EIC', homeNo: (n) => `IN-${720 + n}` },
  { country: 'ES', iso3: 'ESP', authority: 'MAPA', homeNo: (n) => `10.${3_200 + n}/B` },
  { country: 'FR', iso3: 'FRA', authority: 'DGAL', homeNo: (n) => `FR 35.${110 + n}.001 CE` },
  { country: 'BE', iso3: 'BEL', authority: 'FAVV-AFSCA', homeNo: (n) => `BE-${330 + n}` },
];
