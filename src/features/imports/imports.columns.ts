import type { Text } from '../../domain/text.ts';
import * as cells from './imports.cells.ts';
import * as errors from './imports.errors.ts';
import type { CellFault, Column } from './imports.kind.ts';
import type { LotRef, PremisesRef } from './imports.queries.ts';

type Extra = Pick<Column, 'note' | 'choices' | 'once' | 'width'>;

export function must<T>(
  zh: string,
  en: string,
  read: cells.Reader<T>,
  extra: Extra = {},
): Column<T> {
  return { zh, en, read, required: true, ...extra };
}

export function may<T>(
  zh: string,
  en: string,
  read: cells.Reader<T>,
  extra: Extra = {},
): Column<T> {
  return { zh, en, read, required: false, ...extra };
}

/** What a person chooses from, in the words of their language. */
export function choices(names: Record<string, Text>): readonly Text[] {
  return Object.values(names);
}

export const momentNote: Text = {
  zh: '北京时间,如 2026-11-20 09:30;留空为导入时间',
  en: 'Beijing time, such as 2026-11-20 09:30; the time of the import when empty',
};

/** How a sheet names a lot: our number, or the supplier's. */
export const lotColumns = {
  lotNumber: may('批次号', 'Lot number', cells.identifier, {
    note: {
      zh: '系统中的批次号;与供应商批号至少填一项',
      en: 'As it is called here; fill in this or the supplier lot number',
    },
    width: 22,
  }),
  supplierLotNo: may('供应商批号', 'Supplier lot number', cells.text, { width: 20 }),
};

export const quantityColumns = {
  netWeightKg: must('净重(千克)', 'Net weight (kg)', cells.weightKg, {
    note: { zh: '最多三位小数', en: 'At most three decimals' },
  }),
  pieces: must('件数', 'Pieces', cells.wholeNumber),
};

/** Collects what can't be found while a command is put together. */
export function faultList() {
  const faults: CellFault[] = [];
  return {
    faults,
    add(line: number, field: string, told: { rule: string; message: Text }) {
      faults.push({ line, field, ...told });
    },
    /** The value, or undefined with a fault when the cell is filled and nothing was found. */
    found<T>(
      line: number,
      field: string,
      cell: unknown,
      value: T | undefined,
      told: () => { rule: string; message: Text },
    ): T | undefined {
      if (cell !== undefined && value === undefined) faults.push({ line, field, ...told() });
      return value;
    },
  };
}
export type FaultList = ReturnType<typeof faultList>;

type LotCells = { lotNumber?: string; supplierLotNo?: string };

/** Finds the lots of lines. Of several with one number the firm's own comes first. */
export function lotFinder(lots: readonly LotRef[], orgId: string) {
  const byNumber = grouped(lots, ({ number }) => number);
  const bySupplier = grouped(lots, ({ supplierLotNo }) => supplierLotNo ?? '');

  return (
    list: FaultList,
    line: number,
    cell: LotCells,
    among: (lot: LotRef) => boolean = () => true,
  ): string | undefined => {
    const { lotNumber, supplierLotNo } = cell;
    const field = lotNumber === undefined ? 'supplierLotNo' : 'lotNumber';
    if (lotNumber === undefined && supplierLotNo === undefined) {
      list.add(line, 'lotNumber', errors.lotUnnamed());
      return undefined;
    }
    const named =
      lotNumber === undefined ? bySupplier.get(supplierLotNo ?? '') : byNumber.get(lotNumber);
    const matching = (named ?? []).filter(
      (lot) => among(lot) && (supplierLotNo === undefined || lot.supplierLotNo === supplierLotNo),
    );
    const own = matching.filter((lot) => lot.orgId === orgId);
    const [lot, ...others] = own.length === 1 ? own : matching;
    if (!lot) list.add(line, field, errors.unknownLot());
    else if (others.length > 0) list.add(line, field, errors.ambiguousLot());
    else return lot.id;
    return undefined;
  };
}

function grouped(lots: readonly LotRef[], keyOf: (lot: LotRef) => string): Map<string, LotRef[]> {
  const groups = new Map<string, LotRef[]>();
  for (const lot of lots) {
    const group = groups.get(keyOf(lot));
    if (group) group.push(lot);
    else groups.set(keyOf(lot), [lot]);
  }
  return groups;
}

/** Own premises by code; another firm's are as good as unknown. */
export function ownPremises(
  list: FaultList,
  field: string,
  code: string | undefined,
  found: { premises: ReadonlyMap<string, PremisesRef>; orgId: string },
): string | undefined {
  const premises = code === undefined ? undefined : found.premises.get(code);
  const id = premises?.orgId === found.orgId ? premises.id : undefined;
  return list.found(0, field, code, id, errors.foreignPremises);
}

/** A room by its code within premises; undefined also when no room is named. */
export function roomOf(
  list: FaultList,
  line: number,
  premisesId: string | undefined,
  code: string | undefined,
  rooms: ReadonlyMap<string, string>,
): string | undefined {
  if (premisesId === undefined || code === undefined) return undefined;
  return list.found(line, 'room', code, rooms.get(`${premisesId}/${code}`), errors.unknownRoom);
}
