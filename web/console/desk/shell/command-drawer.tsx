import { Drawer } from 'antd';
import type { ReactNode } from 'react';

type Props = { title: string; isOpen: boolean; onClose: () => void; children: ReactNode };

/** A form beside the list that it adds to; what was typed goes only when it is closed. */
export function CommandDrawer({ title, isOpen, onClose, children }: Props) {
  return (
    <Drawer
      title={title}
      open={isOpen}
      onClose={onClose}
      size={720}
      destroyOnHidden
      mask={{ closable: false }}
    >
      {children}
    </Drawer>
  );
}
