import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { apiHolder } from '../../__testUtils__/english';
import { FargateRepository } from './FargateRepository';
import { RepositoryCheck } from '@fargate-api/backstage-plugin-fargate-api-common';
import { fakeApi } from '../../../dev/fixtures/fakeApi';
import { FargateApi, fargateApiRef } from '../../api/FargateApi';
import { RepositoryOptions } from './RepositoryOptions';
import { SelectedRepository } from './SelectedRepository';
import { validation } from './validation';

const ORDERS = 'github.com?owner=acme&repo=orders';

/** A portal that has a token for acme, and to which `orders` of it is new. */
const checkRepository: FargateApi['checkRepository'] = async ({
  owner,
  repo,
}): Promise<RepositoryCheck> => {
  if (owner !== 'acme') {
    return { obstacle: 'no-token' };
  }
  return repo === 'taken' ? { obstacle: 'exists' } : {};
};

function renderField(
  initial?: SelectedRepository,
  options: RepositoryOptions = {},
  check = checkRepository,
  config: Record<string, any> = {},
) {
  const changes: unknown[] = [];
  const Form = () => {
    const [value, setValue] = useState(initial);
    const props = {
      schema: { type: 'object' },
      uiSchema: { 'ui:options': options },
      idSchema: { $id: 'root_repo' },
      required: true,
      formData: value,
      onChange: (next: SelectedRepository) => {
        changes.push(next);
        setValue(next);
      },
    } as unknown as FieldExtensionComponentProps<
      SelectedRepository,
      RepositoryOptions
    >;
    return <FargateRepository {...props} />;
  };
  renderInTestApp(<Form />, {
    apis: [[fargateApiRef, fakeApi({ checkRepository: check })]],
    config,
  });
  return changes;
}

const box = (name: RegExp) => screen.findByRole('textbox', { name });

it('keeps what the actions take, and its words for the review page', async () => {
  const changes = renderField();
  await userEvent.type(await box(/^Owner on github.com/), 'acme');
  expect(changes.at(-1)).toEqual({ repoUrl: 'github.com?owner=acme&repo=' });
  await userEvent.type(await box(/^Name of the repository/), 'orders');
  expect(changes.at(-1)).toEqual({
    repoUrl: ORDERS,
    name: 'acme/orders on github.com',
  });
  await userEvent.clear(await box(/^Owner/));
  expect(changes.at(-1)).toEqual({ repoUrl: 'github.com?owner=&repo=orders' });
});

it('offers the hosts that the portal has', async () => {
  const changes = renderField(undefined, {}, checkRepository, {
    integrations: {
      github: [{ host: 'ghes.acme.com' }, { host: 'github.com' }],
    },
  });
  await userEvent.type(await box(/^Owner on ghes\.acme\.com/), 'nobody');
  await userEvent.tab();
  expect(
    await screen.findByText(/no token for nobody on ghes\.acme\.com/),
  ).toBeVisible();
  await userEvent.click(
    screen.getByRole('button', { name: /ghes\.acme\.com/ }),
  );
  await userEvent.click(screen.getByRole('option', { name: 'github.com' }));
  expect(await box(/^Owner on github\.com/)).toHaveValue('nobody');
  expect(screen.queryByText(/no token/)).not.toBeInTheDocument();
  expect(changes.at(-1)).toEqual({ repoUrl: 'github.com?owner=nobody&repo=' });
});

it('shows what was chosen before', async () => {
  renderField({ repoUrl: ORDERS, name: 'acme/orders on github.com' });
  expect(await box(/^Owner/)).toHaveValue('acme');
  expect(await box(/^Name/)).toHaveValue('orders');
});

const NO_TOKEN = 'his portal has no token for nobody on github.com.';
const EXISTS =
  'a repository acme/taken exists on github.com. Choose another name';

it('says as the user leaves the owner that there is no token for it, until it changes', async () => {
  renderField();
  await userEvent.type(await box(/^Owner/), 'nobody');
  expect(screen.queryByText(new RegExp(NO_TOKEN))).not.toBeInTheDocument();
  await userEvent.tab();
  expect(await screen.findByText(new RegExp(`^T${NO_TOKEN}`))).toBeVisible();
  expect(await box(/^Owner/)).toBeInvalid();

  await userEvent.type(await box(/^Name/), 'orders');
  expect(screen.getByText(new RegExp(NO_TOKEN))).toBeVisible();
  await userEvent.clear(await box(/^Owner/));
  await userEvent.type(await box(/^Owner/), 'acme');
  expect(screen.queryByText(new RegExp(NO_TOKEN))).not.toBeInTheDocument();
});

it.each(['{Tab}', '{Enter}'])(
  'says of a name that is taken, after %s, at the name',
  async key => {
    renderField({ repoUrl: 'github.com?owner=acme&repo=take' });
    await userEvent.type(await box(/^Name/), `n${key}`);
    expect(await screen.findByText(`A${EXISTS.slice(1)}.`)).toBeVisible();
    expect(await box(/^Name/)).toBeInvalid();
    expect(await box(/^Owner/)).toBeValid();
    await userEvent.type(await box(/^Name/), 'x');
    expect(screen.queryByText(/exists/)).not.toBeInTheDocument();
  },
);

it.each([
  ['acme corp', 'orders', /^Owner/],
  ['acme', 'or/ders', /^Name/],
])(
  'says of %s and %s which characters are allowed, at the part',
  async (owner, repo, part) => {
    const query = new URLSearchParams({ owner, repo });
    const check = jest.fn(checkRepository);
    renderField({ repoUrl: `github.com?${query}` }, {}, check);
    await userEvent.click(await box(/^Name/));
    await userEvent.tab();
    expect(
      await screen.findByText(
        /^The owner and the name .* hyphens, underscores/,
      ),
    ).toBeVisible();
    expect(await box(part)).toBeInvalid();
    expect(check).not.toHaveBeenCalled();
  },
);

const repository = (owner: string, repo: string) =>
  `github.com?${new URLSearchParams({ owner, repo })}`;
const failing = async () => {
  throw new Error('Forbidden');
};

it.each<
  [string | undefined, string[], RepositoryOptions?, typeof checkRepository?]
>([
  [ORDERS, []],
  ['github.com?owner=acme', ['must have an owner and a name']],
  [undefined, ['must have an owner and a name']],
  [
    repository('nobody', 'orders'),
    [expect.stringContaining(`cannot be created: t${NO_TOKEN}`)],
  ],
  [repository('acme', 'taken'), [`cannot be created: ${EXISTS}`]],
  [repository('acme', 'taken'), [], { mayExist: true }],
  [
    repository('nobody', 'taken'),
    [expect.stringContaining(NO_TOKEN)],
    { mayExist: true },
  ],
  [
    repository('..', 'orders'),
    [expect.stringContaining('hyphens, underscores and dots')],
  ],
  [repository('nobody', 'orders'), [], {}, failing],
])(
  'of %s says %p with %j',
  async (repoUrl, problems, options = {}, check = checkRepository) => {
    const addError = jest.fn();
    await validation(
      repoUrl === undefined ? (undefined as any) : { repoUrl },
      { addError } as any,
      {
        apiHolder: apiHolder({
          [fargateApiRef.id]: fakeApi({ checkRepository: check }),
        }),
        formData: {} as any,
        schema: {},
        uiSchema: { 'ui:options': options } as any,
      },
    );
    expect(addError.mock.calls.flat()).toEqual(problems);
  },
);
