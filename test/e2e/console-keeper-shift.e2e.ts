import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import {
  aFreeLot,
  confirm,
  enterStore,
  expectSent,
  goHome,
  pick,
  pickProduct,
  scanTyped,
  snapshotOf,
  startOp,
  stockAt,
  typeAll,
  typeQuantity,
} from './console-keeper.ts';
import { pngOf } from './film.ts';
import { useDemo } from './scene.ts';

const demo = useDemo();

test('more than there is, and what is on hold, is stopped on the device', async () => {
  const { page, close } = await enterStore(demo.browser, demo.url);
  const { lot, code, quantity } = await aFreeLot(page, demo.url);
  await startOp(page, code, '销售');
  await typeQuantity(page, '数量', String(quantity.netWeightKg + 1), '1');
  await page.getByRole('button', { name: '确认记录' }).click();
  await page.getByText('账上只有').waitFor();
  expect(await page.locator('.kp-done').count()).toBe(0);
  await goHome(page);
  await page.locator('[data-task="held"] a').first().click();
  await page.locator('.kp-hold[data-hold="held"]', { hasText: '只能在本库内上架' }).waitFor();
  await page.locator('.kp-hold', { hasText: /按 .+ 的封存清单/ }).waitFor();
  // Nothing is what to do next with held goods; they may be put away all the same, and it is said.
  expect(await page.locator('.kp-actions [data-first]').count()).toBe(0);
  const action = (name: string) =>
    page.locator('.kp-actions').getByRole('link', { name, exact: true }).click();
  await action('上架');
  await page.locator('.kp-flow', { hasText: '货物已封存：只能在本库内' }).waitFor();
  await page.goBack();
  await action('销售');
  // How much is asked for, and never taken for all there is.
  const quantityRow = page.locator('.kp-field', { hasText: '数量' });
  await quantityRow.getByText('未填').waitFor();
  await page.getByRole('button', { name: '确认记录' }).click();
  await quantityRow.getByText('请填数量').waitFor();
  await page.getByText('已封存：不得出库、销售、加工').first().waitFor();
  await page.goBack();
  // Destroyed only by an order, which is asked for where it is written.
  await action('销毁');
  await typeAll(page);
  await page.getByLabel('原因').fill('变质');
  await page.getByLabel('处置方式').fill('焚烧');
  await page.getByRole('button', { name: '确认记录' }).click();
  const order = page.locator('.kp-field', { hasText: '处置文号（货物已封存，必填）' });
  await order.getByText('必填，请填写。').waitFor();
  expect(await page.locator('.kp-done').count()).toBe(0);
  expect(lot.id).not.toBe('');
  await close();
});

test('a keeper’s shift: receive, put away, move, ship, sell, repack, count, sample, disinfect, paper', async () => {
  const { page, close } = await enterStore(demo.browser, demo.url);
  const { url } = demo;
  const before = await snapshotOf(page, url);
  const [inbound] = before.stock.flatMap(({ lotId, placeId }) => {
    const lot = before.lots.find((one) => one.id === lotId);
    return lot?.inboundPlaceId === placeId && lot.containerNo !== null ? [lot] : [];
  });
  if (!inbound) throw new Error('Nothing is expected in the demo');
  const mates = before.lots.filter(
    (lot) => lot.containerNo === inbound.containerNo && lot.sealNo === inbound.sealNo,
  );

  // The container is not opened with another seal.
  await page.locator('[data-task="arrivals"] a').first().click();
  await page.getByLabel('箱号').fill(inbound.containerNo ?? '');
  await page.getByLabel('铅封号').fill('XX000000');
  await page.getByRole('button', { name: '确认记录' }).click();
  await page.getByText('铅封号与申报不符').waitFor();
  expect(await page.getByLabel('铅封号').getAttribute('aria-invalid')).toBe('true');
  // Begun anew, and counted: two numbers are read off the container.
  await goHome(page);
  const taps = await countTaps(page);
  await page.locator('[data-task="arrivals"] a').first().click();
  await page.getByLabel('箱号').click();
  // As it is written on the door.
  const parts = /^(\w{4})(\d{6})(\d)$/.exec(inbound.containerNo ?? '')?.slice(1) ?? [];
  await page.getByLabel('箱号').fill(`${parts[0]} ${parts[1]}-${parts[2]}`);
  await page.getByLabel('铅封号').click();
  await page.getByLabel('铅封号').fill((inbound.sealNo ?? '').toLowerCase());
  await confirm(page);
  expect(await taps()).toBe(4);
  await expectSent(page);
  const dock = before.rooms.find(({ kind }) => kind === 'dock')?.id ?? '';
  for (const mate of mates) {
    expect(await stockAt(page, url, mate.id, dock)).toEqual(mate.declared);
  }

  // Put away: found by its number, all of it, in three taps.
  await startOp(page, inbound.number, '上架');
  await confirm(page);
  await expectSent(page);
  expect((await stockAt(page, url, inbound.id, dock)).netWeightKg).toBe(0);

  const { lot, room, quantity, code, snapshot } = await aFreeLot(page, url);
  const at = () => stockAt(page, url, lot.id, room.id);
  await startOp(page, code, '销售');
  await typeQuantity(page, '数量', '20', '2');
  await confirm(page);
  await expectSent(page);
  expect((await at()).netWeightKg).toBe(quantity.netWeightKg - 20);
  // Undone by a correcting event, for it was sent.
  await page.getByRole('heading', { name: '已确认' }).waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('将补记一条更正事件').waitFor();
  await page.getByRole('button', { name: '确认撤销' }).click();
  await page.getByRole('heading', { name: '已撤销' }).waitFor();
  expect(await page.getByText('已确认').count()).toBe(0);
  await expectSent(page);
  expect(await at()).toEqual(quantity);

  await startOp(page, code, '出库');
  await typeQuantity(page, '数量', '12.5', '1');
  // Nobody means whatever stands first: where to is asked, at the field.
  await page.getByRole('button', { name: '确认记录' }).click();
  await page.locator('.kp-field', { hasText: '发往' }).getByText('必选').waitFor();
  await page.locator('.kp-row', { hasText: '发往' }).click();
  await page.locator('.kp-choices button:enabled').first().click();
  await page.getByLabel(/车牌号/).fill('粤B12345');
  await confirm(page);
  await expectSent(page);
  expect((await snapshotOf(page, url)).shipments.length).toBe(snapshot.shipments.length + 1);

  await startOp(page, code, '分装');
  // The product of the goods that go in, or none: never whichever stands first.
  const product = await page.locator('.kp-row', { hasText: '产品' }).locator('b').textContent();
  expect([lot.nameZh, '请选择']).toContain(product);
  await typeQuantity(page, '数量', '10', '1');
  await typeQuantity(page, '产出', '9.5', '19');
  await page.getByText('损耗 0.5 kg').waitFor();
  await pickProduct(page);
  const madeNumber = await page.getByLabel('新批次号').inputValue();
  await confirm(page);
  await expectSent(page);
  expect((await snapshotOf(page, url)).lots.map(({ number }) => number)).toContain(madeNumber);

  await startOp(page, code, '盘点');
  await typeQuantity(page, '实点', '100', '10');
  await confirm(page);
  await expectSent(page);
  expect(await at()).toEqual({ netWeightKg: 100, pieces: 10 });

  await startOp(page, code, '采样');
  await confirm(page);
  await expectSent(page);

  await goHome(page);
  await page.locator('.kp-actions').getByRole('link', { name: '配制' }).click();
  await page.getByLabel('药品名称').fill('二氧化氯消毒剂');
  await page.getByLabel('浓度').fill('500');
  await page.getByLabel('工号').fill('W0042');
  await confirm(page);
  await expectSent(page);
  // One that was made ready at the beginning of the shift: a fresh one can't have been used for long.
  const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
  const agent = { agent: '过氧乙酸', concentration: 0.2, concentrationUnit: 'paa_percent' };
  const data = { ...agent, workerNo: 'W0042', occurredAt: anHourAgo };
  const prepared = await page
    .context()
    .request.post(`${url}/api/disinfectants`, { data, headers: { connection: 'close' } });
  expect(prepared.status()).toBe(201);
  await startOp(page, code, '消毒');
  const refused = page.getByText('开始时间早于消毒液配制时间');
  await page.getByRole('button', { name: '确认记录' }).click();
  await refused.waitFor();
  await page.locator('.kp-status-row').click();
  await page.getByRole('button', { name: '立即同步' }).click();
  await startOp(page, code, '消毒');
  await pick(page, '消毒液', '过氧乙酸');
  const again = page.getByLabel('再次消毒的原因');
  if ((await again.count()) > 0) await again.fill('转库后复消');
  await confirm(page);
  await expectSent(page);

  await startOp(page, code, '证件');
  const photo = pngOf({ width: 900, height: 600, dots: new Uint8Array(540_000).fill(210) });
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'paper.png', mimeType: 'image/png', buffer: photo });
  await page.getByText('已存入本机 1 张').waitFor();
  await page.getByLabel('编号').fill('XS-2026-000123');
  await pick(page, '类型', '销售凭证');
  await page.getByLabel('出具单位').fill('深圳市霁澜冷链');
  await confirm(page);
  await expectSent(page);

  await startOp(page, code, '销毁');
  await typeQuantity(page, '数量', '5', '1');
  await page.getByLabel('原因').fill('破损');
  await page.getByLabel('处置方式').fill('焚烧');
  await confirm(page);
  await expectSent(page);
  expect(await at()).toEqual({ netWeightKg: 95, pieces: 9 });
  await close();
});

/** Of a finger on the glass; all numbers typed on the pad are one, and so is what is typed into a field. */
async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let taps = 0;
    let wasKey = false;
    const heard = ({ target }: Event) => {
      const isKey = target instanceof Element && target.closest('.kp-keypad') !== null;
      if (!(isKey && wasKey)) taps += 1;
      wasKey = isKey;
      Object.assign(globalThis, { taps });
    };
    const { stopCounting } = globalThis as { stopCounting?: () => void };
    stopCounting?.();
    document.addEventListener('pointerdown', heard, true);
    Object.assign(globalThis, {
      taps,
      stopCounting: () => document.removeEventListener('pointerdown', heard, true),
    });
  });
  return async () => page.evaluate<number>('taps');
}

test('putting away, moving, shipping, selling and counting take no more than five taps each', async () => {
  const { page, close } = await enterStore(demo.browser, demo.url);
  const taps: Record<string, number> = {};
  const record = async (name: string, steps: () => Promise<void>) => {
    const counted = await countTaps(page);
    await steps();
    await page.getByRole('button', { name: '确认记录' }).click();
    await page.locator('.kp-done').waitFor();
    taps[name] = await counted();
    await expectSent(page);
  };
  const { code, quantity } = await aFreeLot(page, demo.url);
  const each = quantity.netWeightKg / quantity.pieces;
  const some = async (label: string, kg: number) => {
    await page.locator('.kp-row', { hasText: label }).first().click();
    for (const key of String(kg)) {
      await page.locator('.kp-keypad').getByRole('button', { name: key, exact: true }).click();
    }
    // The pieces follow.
    const pieces = page.locator('[data-side="pieces"] b');
    expect(await pieces.textContent()).toBe(String(Math.max(1, Math.round(kg / each))));
    await page.getByRole('button', { name: '确定' }).click();
  };
  const action = (name: string) =>
    page.locator('.kp-actions').getByRole('link', { name, exact: true }).click();
  const scanned = async () => {
    await scanTyped(page, code);
    await page.locator('.kp-lot-head').waitFor();
  };
  for (const [name, label, kg] of [
    ['上架', '数量', 30],
    ['销售', '数量', 20],
    ['盘点', '实点', 100],
  ] as const) {
    await scanned();
    await record(name, async () => {
      await action(name);
      await some(label, kg);
    });
  }
  // What stands on the dock is a task of the home's; there may be none.
  await goHome(page);
  const docked = page.locator('[data-task="docked"] a').first();
  if ((await docked.count()) > 0) await record('docked', async () => docked.click());

  await scanned();
  await record('出库', async () => {
    await action('出库');
    await page.locator('.kp-row', { hasText: '发往' }).click();
    await page.locator('.kp-choices button:enabled').first().click();
  });
  expect(Object.entries(taps).filter(([, count]) => count > 5 || count < 2)).toEqual([]);
  await close();
});

test('what is typed outlives a reload and not the form; back closes a sheet first; what is recorded is not recorded twice', async () => {
  const { page, close } = await enterStore(demo.browser, demo.url);
  const { code, lot } = await aFreeLot(page, demo.url, [], { kg: 30, pieces: 3 });
  await startOp(page, code, '出库');
  const amount = page.locator('.kp-row', { hasText: '数量' }).locator('b');
  const plate = page.getByLabel(/车牌号/);
  await typeQuantity(page, '数量', '12.5', '1');
  await pick(page, '用途', '退回');
  // As long as the server takes it, and it is said.
  await plate.pressSequentially('粤B12345678901234567890');
  await page.getByText('最多 16 个字符').waitFor();
  expect(await plate.inputValue()).toBe('粤B12345678901234');
  await plate.fill('粤B12345');

  // The way back closes the keys, and then what is chosen from; the form stays.
  for (const label of ['数量', '发往']) {
    await page.locator('.kp-row', { hasText: label }).first().click();
    await page.locator('.kp-sheet').waitFor();
    await page.goBack();
    await page.locator('.kp-sheet').waitFor({ state: 'detached' });
    await expect.poll(() => page.url()).toContain('/do/ship');
    expect(await plate.inputValue()).toBe('粤B12345');
  }

  await page.reload();
  await page.locator('.kp-flow').waitFor();
  expect(await plate.inputValue()).toBe('粤B12345');
  expect(await amount.textContent()).toContain('12.5');
  expect(await page.locator('.kp-row', { hasText: '用途' }).textContent()).toContain('退回');

  // Left on purpose, it begins anew.
  await page.goBack();
  await page.locator('.kp-lot-head').waitFor();
  await page.locator('.kp-actions').getByRole('link', { name: '出库', exact: true }).click();
  await page.locator('.kp-flow').waitFor();
  expect(await amount.textContent()).not.toContain('12.5');
  expect(await plate.inputValue()).not.toBe('粤B12345');

  await startOp(page, code, '上架');
  await typeQuantity(page, '数量', '7', '1');
  await confirm(page);
  await page.locator('.kp-done', { hasText: lot.number }).waitFor();
  await page.locator('.kp-done', { hasText: '7 kg · 1 件' }).waitFor();
  await page.reload();
  await page.locator('.kp-done', { hasText: lot.number }).waitFor();
  await page.goBack();
  await page.locator('.kp-lot-head').waitFor();
  expect(await page.locator('.kp-flow').count()).toBe(0);

  // Nor does the next who signs in here find it.
  await page.locator('.kp-actions').getByRole('link', { name: '上架', exact: true }).click();
  await typeQuantity(page, '数量', '9', '1');
  const kept = 'Object.keys(sessionStorage).filter((key) => key.includes("typed")).length';
  expect(await page.evaluate(kept)).toBe(1);
  await page.locator('summary').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('用户名').waitFor();
  expect(await page.evaluate(kept)).toBe(0);
  await close();
});

test('whatever is scanned is told: what it is, what it is not, and what to do', async () => {
  const { page, close } = await enterStore(demo.browser, demo.url);
  await page.locator('.kp-scan').click();
  await page.locator('[data-trouble]').waitFor();
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText('请先输入号码').waitFor();
  const found = async (text: string) => {
    await scanTyped(page, text);
    const note = page.locator('[data-found]');
    await note.waitFor();
    return [await note.getAttribute('data-found'), await note.textContent()];
  };
  expect(await found('6901234567892')).toEqual(['other', expect.stringContaining('商品条码')]);
  expect(await found('DWRNPZKB49T4JXES4')).toEqual(['broken', expect.any(String)]);
  expect(await found('MSKU1234565')).toEqual(['unknown', expect.stringContaining('不要移动')]);
  await close();
});
