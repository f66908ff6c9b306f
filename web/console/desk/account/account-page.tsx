import '../regulator/regulator.css';
import { useSession } from '../../shared/session.ts';
import { sharedWords } from '../../shared/shared-words.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { accountWords } from './account-words.ts';
import { OwnPassword } from './own-password.tsx';
import { OwnPhone } from './own-phone.tsx';
import { OwnSessions } from './own-sessions.tsx';

/** What everybody settles about their own account, whatever they may do besides. */
export function AccountPage() {
  const say = accountWords.useWords();
  const shared = sharedWords.useWords();
  const language = useLanguage();
  const { displayName, role, organisation, premisesIds } = useSession();
  const facts = [
    [say('who'), displayName],
    [say('role'), shared(`role.${role}`)],
    [say('firm'), nameOf(organisation, language)],
    [
      say('limits'),
      premisesIds === null ? say('everywhere') : say('premises', { count: premisesIds.length }),
    ],
  ] as const;
  return (
    <>
      <h1>{say('title')}</h1>
      <dl className="dk-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <OwnPassword />
      <OwnSessions />
      <OwnPhone />
    </>
  );
}
