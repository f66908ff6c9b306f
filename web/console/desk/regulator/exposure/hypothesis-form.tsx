import { Checkbox, InputNumber } from 'antd';
import { useId } from 'react';

import {
  type ExposureReason,
  exposureReasons,
  reasonNames,
} from '../../../../../src/domain/exposure.ts';
import { useLanguage } from '../../../shared/words.ts';
import { exposureWords } from './exposure-words.ts';

export type Hypothesis = {
  hoursBefore: number;
  hoursAfter: number;
  leastHours: number;
  closeHours: number;
  descendants: boolean;
  reasons: ExposureReason[];
};

/** What the server takes when nobody says otherwise. */
export const usual: Hypothesis = {
  hoursBefore: 0,
  hoursAfter: 24,
  leastHours: 0,
  closeHours: 4,
  descendants: true,
  reasons: [...exposureReasons],
};

const numbers = ['hoursBefore', 'hoursAfter', 'leastHours', 'closeHours'] as const;
const mostHours = 720;

type Props = { value: Hypothesis; onChange: (value: Hypothesis) => void };

export function HypothesisForm({ value, onChange }: Props) {
  const say = exposureWords.useWords();
  const language = useLanguage();
  const id = useId();
  return (
    <fieldset className="rg-card rg-hypothesis">
      <legend>{say('hypothesis')}</legend>
      <div className="dk-bar">
        {numbers.map((name) => (
          <label key={name} htmlFor={`${id}-${name}`}>
            {say(name)}{' '}
            <InputNumber
              id={`${id}-${name}`}
              min={0}
              max={mostHours}
              precision={0}
              value={value[name]}
              onChange={(hours) => onChange({ ...value, [name]: hours ?? 0 })}
            />
          </label>
        ))}
        <Checkbox
          checked={value.descendants}
          onChange={({ target }) => onChange({ ...value, descendants: target.checked })}
        >
          {say('descendants')}
        </Checkbox>
      </div>
      <div role="group" aria-label={say('reasons')} className="fm-row">
        {exposureReasons.map((reason) => (
          <Checkbox
            key={reason}
            checked={value.reasons.includes(reason)}
            // One has to be left: a hypothesis without any says nothing.
            disabled={value.reasons.length === 1 && value.reasons[0] === reason}
            onChange={({ target }) =>
              onChange({
                ...value,
                reasons: exposureReasons.filter((one) =>
                  one === reason ? target.checked : value.reasons.includes(one),
                ),
              })
            }
          >
            {reasonNames[reason][language]}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
