import type { Db } from '../../core/context.ts';
import { parseDigitalLink, restrictedFault } from '../../domain/digital-link.ts';
import { type Refused, refused } from '../../domain/identified-values.ts';
import type { Scan } from '../../domain/scan.ts';
import type { Text } from '../../domain/text.ts';
import { parseTraceCode } from '../../domain/trace-code.ts';
import { looksLikeUnit, readUnitCode } from '../../domain/unit-code.ts';
import {
  badLink,
  disagreement,
  foreignSerial,
  noSuchLink,
  productOnly,
  severalLots,
  unknownLot,
} from './digital-link.errors.ts';
import { codesOfLot } from './digital-link.queries.ts';
import type { Way } from './scan-answers.ts';
import type { CodeProblem } from './scan.errors.ts';

type AskedLink = {
  gtin: string;
  lot: string | undefined;
  serial: string | undefined;
  /** The same in one way of writing it. */
  path: string;
  linkType: string | undefined;
};

/** What a link leads to: a code to look up, with what it must agree with; or an honest no. */
export type Destination =
  | { code: string; way: Way & { judge: (scan: Scan) => CodeProblem | undefined }; links: boolean }
  | { problem: CodeProblem };

/** Reads an address of ours as a GS1 Digital Link. Nothing is asked of the database for a bad one. */
export async function follow(db: Db, address: string): Promise<Destination> {
  const asked = readAddress(address);
  if ('ok' in asked) return { problem: badLink(asked) };
  const { gtin, lot, serial, path, linkType } = asked;
  if (linkType !== undefined && !answered.has(linkType)) return { problem: noSuchLink };
  const links = linkType === 'linkset' || linkType === 'all';
  const judge = (scan: Scan) => (agrees(scan, asked) ? undefined : disagreement);
  if (serial !== undefined) {
    if (!mayBeOurs(serial)) return { problem: foreignSerial };
    return { code: serial, way: { path, judge }, links };
  }
  if (lot === undefined) return { problem: productOnly };
  const [code, another] = await codesOfLot(db, gtin, lot);
  if (code === undefined) return { problem: unknownLot };
  if (another !== undefined) return { problem: severalLots };
  return { code, way: { path, judge, remark: wholeLot }, links };
}

const ownStem = 'https://id.gs1.org';

/** GS1 has resolvers take a slash at the end; the strict reading of a link does not. */
function readAddress(address: string): AskedLink | Refused {
  const from = address.indexOf('/', address.indexOf('//') + 2);
  const [path = '', query = ''] = address.slice(from).split(/[?#]/);
  const link = parseDigitalLink(`${ownStem}${path.replace(/\/$/, '')}?${query}`);
  if (!link.ok) return link;
  const values = new Map(link.pairs.map(({ ai, value }) => [ai, value]));
  const gtin = values.get('01') ?? '';
  const canonical = link.canonical.slice(ownStem.length).split('?', 1)[0] ?? '';
  if (!path.startsWith('/01/') || countOf(canonical) !== countOf(path.replace(/\/$/, ''))) {
    return notOfGoods();
  }
  return (
    restrictedFault(gtin) ?? {
      gtin,
      lot: values.get('10'),
      serial: values.get('21'),
      path: canonical,
      linkType: new URLSearchParams(query).get('linkType') ?? undefined,
    }
  );
}

function countOf(path: string): number {
  return path.split('/').length;
}

/** Other keys may follow a key in a link of GS1's; here the goods come first and alone. */
function notOfGoods(): Refused {
  return refused(
    'link',
    'link.not_goods',
    '这里只查询以商品条码开头的链接：/01/{GTIN}/10/{批号}/21/{序列号}。请重新扫码，或核对链接。',
    'Only links that begin with a GTIN are looked up here: /01/{GTIN}/10/{lot}/21/{serial}. Scan the code again, or mend the link.',
  );
}

const answered = new Set([
  'all',
  'linkset',
  'gs1:traceability',
  'gs1:defaultLink',
  'https://gs1.org/voc/traceability',
  'https://gs1.org/voc/defaultLink',
]);

/** Whoever typed it: a slip in a code of ours is told as such, another's numbering is not a slip. */
function mayBeOurs(serial: string): boolean {
  if (looksLikeUnit(serial)) {
    const read = readUnitCode(serial);
    return read.ok || read.problem === 'check';
  }
  const read = parseTraceCode(serial);
  return read.ok || read.fault.code === 'code.check';
}

function agrees({ product, lot, unit }: Scan, asked: AskedLink): boolean {
  // A pack keeps the link of the lot that it was printed for; its page says that it was repacked.
  if (unit !== null && unit.movedAt !== null) return true;
  if (product.gtin !== asked.gtin) return false;
  return asked.lot === undefined || asked.lot === lot.number || asked.lot === lot.supplierLotNo;
}

const wholeLot: Text = {
  zh: '这个链接只写明批次,没有单件的序列号:以下内容适用于整个批次,不能证明手中这一件来自该批次。',
  en: 'This link names a lot, not one pack: what follows holds for the whole lot, and doesn’t prove that the pack in your hand belongs to it.',
};

/** RFC 9264, with the members that GS1 asks for: where people and where programs read on. */
export function linksetOf({ code, product }: Scan, path: string, publicUrl: string) {
  const href = new URL(`/t/${code}`, publicUrl).href;
  const title = 'Traceability 追溯';
  return {
    linkset: [
      {
        anchor: new URL(path, publicUrl).href,
        itemDescription: `${product.name.en} ${product.name.zh}`,
        'https://gs1.org/voc/defaultLink': [{ href, title }],
        'https://gs1.org/voc/traceability': [
          { href, title, type: 'text/html', hreflang: ['zh', 'en'] },
          { href, title, type: 'application/json' },
        ],
      },
    ],
  };
}
