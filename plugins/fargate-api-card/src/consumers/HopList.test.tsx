import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  CONSUMER_HOPS,
  ConsumerHop,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { screen, within } from '@testing-library/react';
import { en } from '../messages/en';
import { HopList } from './HopList';

const kinds = Object.keys(en.hop) as (keyof typeof en.hop)[];

/** The name in a placeholder such as `{{cidr}}` or `{{zones, list}}`. */
const PLACEHOLDER = /{{(\w+)(, list)?}}/g;

/** Replaces each placeholder by its name. */
const fill = (template: string) => template.replace(PLACEHOLDER, '<$1>');

/** A fact for each placeholder: its name. */
const factsFor = (template: string) =>
  Object.fromEntries(
    [...template.matchAll(PLACEHOLDER)].map(([, name, list]) => [
      name,
      list ? [`<${name}>`] : `<${name}>`,
    ]),
  );

const hopOf = (
  kind: keyof typeof en.hop,
  state: ConsumerHop['state'],
): ConsumerHop => ({
  hop: 'name',
  state,
  kind,
  facts: factsFor(Object.values(en.hop[kind]).join()),
  text: 'text of the backend',
  todo: 'to-do of the backend',
});

const items = (list = screen.getByRole('list')) =>
  within(list).getAllByRole('listitem');

describe('HopList', () => {
  it('shows the text of every kind of hop, and its to-do if it has one', async () => {
    renderInTestApp(
      <>
        {kinds.map(kind => (
          <HopList key={kind} hops={[hopOf(kind, 'missing')]} />
        ))}
      </>,
    );

    const lists = await screen.findAllByRole('list');
    const shown = lists.map(list => items(list)[0].textContent);
    expect(shown).toEqual(
      kinds.map(kind => {
        const words: { text: string; todo?: string } = en.hop[kind];
        const todo = words.todo ? `To do: ${fill(words.todo)}` : '';
        return `DNS recordMissing: ${fill(words.text)}${todo}`;
      }),
    );
  });

  it('shows a hop of an unknown kind in the English of the backend', async () => {
    renderInTestApp(
      <HopList
        hops={[
          { ...hopOf('alias', 'missing'), kind: 'of-a-newer-backend' as never },
        ]}
      />,
    );
    await screen.findByRole('list');

    expect(items()[0]).toHaveTextContent(
      'DNS recordMissing: text of the backendTo do: to-do of the backend',
    );
  });

  it('lists all hops in order, with the state of each', async () => {
    renderInTestApp(
      <HopList
        hops={[
          hopOf('alias', 'ok'),
          { ...hopOf('parent-unknown', 'unknown'), hop: 'delegation' },
        ]}
      />,
    );
    await screen.findByRole('list');

    expect(items()).toHaveLength(CONSUMER_HOPS.length);
    expect(items().map(item => item.textContent)).toEqual([
      expect.stringMatching(/^DNS recordOK: <domainName> is an alias/),
      expect.stringMatching(/^DNS delegationUnknown: /),
      'IP addressesnot checked',
      'Consumer routenot checked',
      'Attachmentnot checked',
      'Return routenot checked',
      'Load balancernot checked',
      'Targetsnot checked',
    ]);
  });
});
