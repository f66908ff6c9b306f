import { Input, type InputProps } from 'antd';
import type { TextAreaProps } from 'antd/es/input';

import { deskWords } from './desk-words.ts';

type Limited = { max: number };

/** Counts what is typed. Nothing is cut off: what is too long stays, and is refused in words. */
export const LongText = ({ max, ...rest }: TextAreaProps & Limited) => (
  <Input.TextArea {...rest} count={{ max, show: true }} />
);

export const ShortText = ({ max, ...rest }: InputProps & Limited) => (
  <Input {...rest} count={{ max, show: true }} />
);

export const atMost = (max: number) => ({ max, message: deskWords.say('tooLong', { max }) });
