import { App, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';

import { useIsDark } from '../../shared/theme.ts';
import { useLanguage } from '../../shared/words.ts';

/** Antd in our colours, language and scheme. Its contrasts are put right where AA wants more. */
export function AntdFrame({ children }: { children: ReactNode }) {
  const isDark = useIsDark();
  const language = useLanguage();
  return (
    <ConfigProvider
      // “查 询” is not found by who looks for 查询.
      button={{ autoInsertSpace: false }}
      locale={language === 'zh' ? zhCN : enUS}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        cssVar: { key: 'fm' },
        token: { ...(isDark ? darkTokens : lightTokens), motion: !isStill },
        components: isDark ? darkComponents : {},
      }}
    >
      <App message={{ top: 68 }}>{children}</App>
    </ConfigProvider>
  );
}

/** Who asked the system for less motion gets none (WCAG 2.2, 2.3.3). */
const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;

const font = {
  fontFamily:
    "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif",
  borderRadius: 8,
};

const lightTokens = {
  ...font,
  colorPrimary: '#0b6285',
  colorLink: '#0b6285',
  colorTextBase: '#12222b',
  colorPrimaryHover: '#0f7399',
  colorPrimaryBg: '#e3f0f5',
  colorPrimaryBgHover: '#d3e7ef',
  controlItemBgActive: '#e3f0f5',
  controlItemBgActiveHover: '#d3e7ef',
  colorBgLayout: '#f4f7f8',
  colorTextDescription: '#51646e',
  colorTextTertiary: '#51646e',
  colorTextPlaceholder: '#65767f',
  colorError: '#b3191d',
  colorSuccess: '#17633a',
  colorWarning: '#7a4a00',
  colorInfo: '#0b6285',
  // What antd makes of such dark colours for grounds is too grey to read on.
  colorSuccessBg: '#e3f3e9',
  colorWarningBg: '#fdf1dc',
  colorErrorBg: '#fde8e8',
  colorInfoBg: '#e3f0f5',
};

const darkTokens = {
  ...font,
  // White is read on it; where it is text itself, the components below say a lighter one.
  colorPrimary: '#2a86ab',
  colorLink: '#6cc3e4',
  colorBgBase: '#0c171d',
  colorBgContainer: '#14232b',
  colorBgElevated: '#1b2d36',
  colorBorder: '#4a5f69',
  colorBorderSecondary: '#2a3d46',
  colorPrimaryHover: '#2f7d9d',
  colorPrimaryBg: '#123341',
  colorPrimaryBgHover: '#174152',
  controlItemBgActive: '#123341',
  controlItemBgActiveHover: '#174152',
  colorBgLayout: '#0c171d',
  colorTextBase: '#e7eef1',
  colorTextDescription: '#a3b5be',
  colorTextTertiary: '#a3b5be',
  colorTextPlaceholder: '#a3b5be',
  colorError: '#ff8f8f',
  colorSuccess: '#7fd6a2',
  colorWarning: '#f0c274',
  colorInfo: '#7fd0ee',
  colorSuccessBg: '#12301f',
  colorWarningBg: '#33260d',
  colorErrorBg: '#3a1719',
  colorInfoBg: '#123341',
};

const lit = '#9fdcf3';
const darkComponents = {
  // Under the pointer it is text on the page's ground.
  Button: { defaultHoverColor: lit, defaultHoverBorderColor: lit, defaultActiveColor: lit },
  Menu: { itemSelectedColor: lit },
  Tabs: { itemSelectedColor: lit, itemHoverColor: lit, inkBarColor: lit },
  Segmented: { itemSelectedColor: lit },
  Steps: { colorPrimary: lit },
};
