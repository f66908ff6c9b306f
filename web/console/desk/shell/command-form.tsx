import { App, Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useRef, useState } from 'react';

import { newId } from '../../keeper/offline/ids.ts';
import { ApiProblem, problemOf } from '../../shared/problem.ts';
import { ProblemNote } from '../../shared/ui.tsx';
import { deskWords } from './desk-words.ts';
import { atMost } from './limited-text.tsx';
import { NumberItem, type NumberKind } from './number-item.tsx';

type Path = (string | number)[];

export type FormField = {
  name: string | Path;
  label: string;
  isRequired?: boolean;
  help?: string;
  isWide?: boolean;
  isCheck?: boolean;
} & (
  | {
      /** An input of antd's, or one that takes `value` and `onChange`. */
      input: ReactNode;
      /** Characters that the server takes. */
      max?: number;
    }
  | { number: NumberKind }
);

type Props<Values> = {
  fields: readonly FormField[];
  initial?: Partial<Values>;
  /** The id stays the same while the same is sent again: what arrived once is not done twice. */
  send: (values: Values, eventId: string) => Promise<void>;
  submit: string;
  form?: FormInstance<Values>;
  onValues?: (values: Values) => void;
  /** Where the server's name of a field is not ours. */
  fieldOf?: (field: string) => string;
  isDanger?: boolean;
  /** What is asked about once more before it is sent: one sentence for each. */
  doubts?: (values: Values) => Promise<readonly string[]>;
  children?: ReactNode;
};

/** A form that sends a command, and shows each refusal at the field that caused it. */
export function CommandForm<Values extends object>(props: Props<Values>) {
  const { fields, initial, send, submit, onValues, doubts, children, isDanger = false } = props;
  const { fieldOf = (field: string) => field } = props;
  const say = deskWords.useWords();
  const [own] = Form.useForm<Values>();
  const form = props.form ?? own;
  const { message, modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiProblem>();
  const idFor = useEventIds();

  const finish = async (values: Values) => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const said = withoutEmpty(values);
      const asked = doubts ? await doubts(said) : [];
      if (asked.length > 0 && !(await isMeant(asked))) return;
      await send(said, idFor(said));
      void message.success(say('done'));
    } catch (error) {
      setFailure(atFields(form, problemOf(error), fieldOf));
    } finally {
      setBusy(false);
    }
  };

  const isMeant = async (asked: readonly string[]) =>
    modal.confirm({
      title: say('different'),
      okText: submit,
      cancelText: say('goBack'),
      content: (
        <>
          {asked.map((one) => (
            <p key={one}>{one}</p>
          ))}
          <p>{say('differentLead')}</p>
        </>
      ),
    });

  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark
      scrollToFirstError={{ focus: true }}
      disabled={busy}
      {...(initial && { initialValues: initial })}
      {...(onValues && { onValuesChange: (_, values: Values) => onValues(values) })}
      onFinish={(values) => void finish(values)}
    >
      <div className="dk-form">
        {fields.map((field) => (
          <One key={String(field.name)} field={field} />
        ))}
      </div>
      {children}
      {failure && <ProblemNote error={failure} />}
      <Button type="primary" htmlType="submit" loading={busy} danger={isDanger}>
        {submit}
      </Button>
    </Form>
  );
}

function One({ field }: { field: FormField }) {
  const say = deskWords.useWords();
  const { name, label, isRequired = false, help, isWide, isCheck } = field;
  const shared = {
    name: name as never,
    label,
    className: isWide ? 'dk-wide' : '',
  };
  if ('number' in field) {
    return (
      <NumberItem
        {...shared}
        number={field.number}
        isRequired={isRequired}
        {...(help !== undefined && { help })}
      />
    );
  }
  return (
    <Form.Item
      {...shared}
      {...(help !== undefined && { extra: help })}
      {...(isCheck && { valuePropName: 'checked' })}
      rules={[
        ...(isRequired ? [{ required: true, message: say('required', { label }) }] : []),
        ...(field.max === undefined ? [] : [atMost(field.max)]),
      ]}
    >
      {field.input}
    </Form.Item>
  );
}

/** What nobody filled in is not sent. */
function withoutEmpty<Values extends object>(values: Values): Values {
  const kept = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return Object.fromEntries(kept) as Values;
}

/** A new id for new content; the same for the same, tried again. */
export function useEventIds(): (content: unknown) => string {
  const last = useRef<{ json: string; id: string }>(undefined);
  return (content) => {
    const json = JSON.stringify(content);
    if (last.current?.json !== json) last.current = { json, id: newId(new Date()) };
    return last.current.id;
  };
}

/** Puts what concerns a field of the form there; the rest is told below it. */
function atFields<Values>(
  form: FormInstance<Values>,
  problem: ApiProblem,
  fieldOf: (field: string) => string,
): ApiProblem {
  const registered = form.getFieldsError().map(({ name }) => name);
  const found = problem.fields.map((fault) => ({
    fault,
    name: registered.find((name) => name.join('.') === fieldOf(fault.field)),
  }));
  const placed = found.flatMap(({ fault, name }) => (name ? [{ name, fault }] : []));
  for (const { name } of placed) {
    const errors = placed.filter((one) => one.name === name).map(({ fault }) => fault.message);
    form.setFields([{ name: name as never, errors }]);
  }
  const [first] = placed;
  if (first) form.scrollToField(first.name as never, { block: 'center', focus: true });
  return new ApiProblem({
    title: problem.message,
    status: problem.status,
    code: problem.code,
    requestId: problem.requestId,
    details: problem.details,
    fields: found.filter(({ name }) => !name).map(({ fault }) => fault),
  });
}
