import type { ReadingKind } from '../../src/domain/barcode-reading.ts';
import type { ReadingFieldName } from '../../src/domain/element-reading.ts';
import type { Text } from '../../src/domain/text.ts';
import type { Trouble } from './camera.ts';

export const words = {
  title: { zh: '扫码', en: 'Scan' },
  otherLanguage: { zh: 'English', en: '中文' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  camera: { zh: '摄像头', en: 'Camera' },
  open: { zh: '打开摄像头', en: 'Start the camera' },
  close: { zh: '关闭', en: 'Stop' },
  torch: { zh: '手电', en: 'Torch' },
  which: { zh: '选择摄像头', en: 'Which camera' },
  nth: { zh: '摄像头', en: 'Camera' },
  aim: {
    zh: '对准条码，读到会响一声。可连续扫描，同一个码几秒内只算一次。',
    en: 'Point it at a code; it beeps at each read. Keep going: the same code counts once every few seconds.',
  },
  idle: {
    zh: '支持二维码、Data Matrix、GS1-128 和商品条码。画面不离开本机，也不保存。',
    en: 'Reads QR, Data Matrix, GS1-128 and EAN/UPC. The picture never leaves this device and is not kept.',
  },
  starting: { zh: '正在打开…', en: 'Starting…' },
  photo: { zh: '从照片识别', en: 'Read a photo' },
  photoBusy: { zh: '正在识别照片…', en: 'Reading the photo…' },
  photoNothing: {
    zh: '照片里没有找到条码。请靠近一些、对好焦、避免反光，再拍一张。',
    en: 'No code was found in the photo. Go closer, focus, avoid glare, and take another.',
  },
  photoUnreadable: {
    zh: '无法打开这个文件。请选择 JPEG 或 PNG 照片。',
    en: 'This file can’t be opened as a picture. Choose a JPEG or PNG photo.',
  },
  readerFailed: {
    zh: '识别程序没有加载成功。请检查网络后刷新本页；浏览器太旧时请升级，或在下面手工输入。',
    en: 'The reader did not load. Check the connection and reload; update an old browser, or type the code below.',
  },
  type: { zh: '手工输入', en: 'Type a code' },
  typeHint: {
    zh: '追溯码、商品条码、箱号、链接，或带括号的 GS1 内容。扫码枪也可以扫到这里。',
    en: 'A trace code, EAN, container number, link, or GS1 text with brackets. A hand scanner can type here too.',
  },
  add: { zh: '识别', en: 'Read' },
  reads: { zh: '本次读到的', en: 'Read in this session' },
  none: { zh: '还没有读到条码。', en: 'Nothing has been read yet.' },
  kept: {
    zh: '只存在本标签页，关闭即清除。',
    en: 'Kept in this tab only, and gone when it closes.',
  },
  older: { zh: '更早的只在 CSV 中', en: 'older ones are in the CSV only' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  copyFailed: {
    zh: '浏览器不允许复制，请下载 CSV。',
    en: 'The browser does not allow copying: download the CSV.',
  },
  download: { zh: '下载 CSV', en: 'Download CSV' },
  clear: { zh: '清空', en: 'Clear' },
  clearSure: {
    zh: '清空本次读到的全部条码？',
    en: 'Remove everything that was read in this session?',
  },
  typed: { zh: '手工输入', en: 'typed' },
  times: { zh: '次', en: 'times' },
  page: { zh: '查看追溯页', en: 'Trace page' },
  lot: { zh: '批次', en: 'Lot' },
  sameNumber: { zh: '批号相同的批次', en: 'Lots of the same number' },
  record: { zh: '批次记录', en: 'Lot record' },
  lookingUp: { zh: '正在查询…', en: 'Looking it up…' },
  nothingKnown: { zh: '本系统没有相关记录。', en: 'Nothing on record here.' },
  away: {
    zh: '现在查不到，请稍后再试。',
    en: 'It can’t be looked up at the moment. Try again shortly.',
  },
  guest: {
    zh: '未登录：只显示公开信息。登录后还能查到本单位的批次。',
    en: 'Not signed in: public facts only. Signed in, you also see your own lots.',
  },
  signIn: { zh: '去登录', en: 'Sign in' },
  member: { zh: '已登录', en: 'Signed in' },
  noScript: {
    zh: '扫码需要 JavaScript。您可以在查询页手工输入追溯码。',
    en: 'Scanning needs JavaScript. You can type a trace code on the look-up page instead.',
  },
  lookUpPage: { zh: '打开查询页', en: 'Open the look-up page' },
} as const satisfies Record<string, Text>;

/** Each way in which there is no camera, and the way out of it. */
export const troubleWords: Record<Trouble, { title: Text; say: Text }> = {
  insecure: {
    title: { zh: '此地址不能使用摄像头', en: 'No camera at this address' },
    say: {
      zh: '浏览器只允许 https:// 网页使用摄像头，而本页不是。请改用 https 地址，或从照片识别、手工输入。',
      en: 'Browsers lend the camera to https:// pages only, and this is not one. Open the https address, read a photo, or type the code.',
    },
  },
  unsupported: {
    title: { zh: '此浏览器不支持摄像头', en: 'This browser has no camera access' },
    say: {
      zh: '请换用手机自带的浏览器打开本页，或从照片识别、手工输入。',
      en: 'Open this page in the phone’s own browser, read a photo, or type the code.',
    },
  },
  refused: {
    title: { zh: '没有获得摄像头权限', en: 'The camera was refused' },
    say: {
      zh: '请点地址栏旁的图标（或系统设置），允许本网站使用摄像头，再点“打开摄像头”。也可以从照片识别或手工输入。',
      en: 'Allow the camera for this site at the icon beside the address (or in the system settings) and start again. A photo or typing works too.',
    },
  },
  none: {
    title: { zh: '没有找到摄像头', en: 'No camera was found' },
    say: {
      zh: '请接上摄像头再试，或从照片识别、手工输入。',
      en: 'Connect one and try again, read a photo, or type the code.',
    },
  },
  busy: {
    title: { zh: '摄像头被占用', en: 'The camera is in use' },
    say: {
      zh: '另一个程序或网页正在使用摄像头。关闭它再试，或从照片识别、手工输入。',
      en: 'Another program or page is using it. Close that and try again, read a photo, or type the code.',
    },
  },
  failed: {
    title: { zh: '摄像头没有打开', en: 'The camera did not start' },
    say: {
      zh: '请再试一次；仍不行时从照片识别或手工输入。',
      en: 'Try once more; failing that, read a photo or type the code.',
    },
  },
};

export const kindWords: Record<ReadingKind, Text> = {
  trace_code: { zh: '追溯码（批次）', en: 'Trace code of a lot' },
  unit_code: { zh: '追溯码（单件）', en: 'Trace code of a unit' },
  digital_link: { zh: 'GS1 数字链接', en: 'GS1 Digital Link' },
  gs1: { zh: 'GS1 条码', en: 'GS1 elements' },
  gtin: { zh: '商品条码', en: 'Article number' },
  container: { zh: '集装箱号', en: 'Container number' },
  link: { zh: '其他链接', en: 'Some other link' },
  text: { zh: '未识别的内容', en: 'Unknown text' },
};

export const fieldWords: Record<ReadingFieldName, Text> = {
  code: { zh: '追溯码', en: 'Trace code' },
  gtin: { zh: '商品条码 GTIN', en: 'GTIN' },
  content: { zh: '箱内商品 GTIN', en: 'GTIN of contents' },
  sscc: { zh: '物流单元 SSCC', en: 'SSCC' },
  lot: { zh: '批号', en: 'Batch or lot' },
  serial: { zh: '序列号', en: 'Serial' },
  production: { zh: '生产日期', en: 'Produced' },
  packed: { zh: '包装日期', en: 'Packed' },
  best_before: { zh: '保质期至', en: 'Best before' },
  sell_by: { zh: '销售期至', en: 'Sell by' },
  expiry: { zh: '有效期至', en: 'Use by' },
  net_weight: { zh: '净重（kg）', en: 'Net weight (kg)' },
  gross_weight: { zh: '毛重（kg）', en: 'Gross weight (kg)' },
  pieces: { zh: '件数', en: 'Pieces' },
  container: { zh: '箱号', en: 'Container' },
  site: { zh: '指向网站', en: 'Leads to' },
  element: { zh: '其他', en: 'Other' },
};
