import '../regulator.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';

import { type ChoosableLot, LotPicker } from '../lot-picker.tsx';
import { ExposureStudy } from './exposure-study.tsx';
import { exposureWords } from './exposure-words.ts';

export function ExposurePage() {
  const say = exposureWords.useWords();
  const { lots = '' }: { lots?: string } = useSearch({ strict: false });
  const lotIds = lots.split(',').filter((id) => id !== '');
  return (
    <>
      <h1>{say('title')}</h1>
      {lotIds.length === 0 ? <Start /> : <ExposureStudy lotIds={lotIds} />}
    </>
  );
}

function Start() {
  const say = exposureWords.useWords();
  const navigate = useNavigate();
  const [lots, setLots] = useState<ChoosableLot[]>([]);
  return (
    <form
      className="rg-card rg-start"
      onSubmit={(event) => {
        event.preventDefault();
        if (lots.length === 0) return;
        void navigate({ to: '/exposure', search: { lots: lots.map(({ id }) => id).join(',') } });
      }}
    >
      <p className="fm-quiet">{say('startLead')}</p>
      <LotPicker value={lots} onChange={setLots} />
      <Button type="primary" htmlType="submit" disabled={lots.length === 0}>
        {say('start')}
      </Button>
    </form>
  );
}
