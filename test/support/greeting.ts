export type DemoLogin = { username: string; password: string };

export type Greeting = { url: string; accounts: DemoLogin[]; scanLinks: string[] };

/** What a person can read off the lines that a start prints. */
export function readGreeting(printed: string): Greeting {
  const url = /Frostmark {2}(http:\S+)/.exec(printed)?.[1] ?? '';
  const accounts = [...printed.matchAll(/^ {4}(\S+) \/ (\S+) {2}/gm)].map(
    ([, username = '', password = '']) => ({ username, password }),
  );
  const scanLinks = [...printed.matchAll(/^ {4}(http:\S+\/t\/\S+)/gm)].map(([, link = '']) => link);
  return { url, accounts, scanLinks };
}

export async function signIn(url: string, account: DemoLogin): Promise<Response> {
  return fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
}
