import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { backendError } from '../../dev/fixtures/errors';
import { healthy } from '../../dev/fixtures/healthy';
import * as places from '../../dev/fixtures/places';
import { renderScenario } from '../__testUtils__/renderScenario';

const DEV = 'Fargate API · dev · eu-west-1';
const PROD = 'Fargate API · prod · eu-west-1';

/** The card with a title. */
const card = async (title: string) =>
  within(
    (await screen.findByText(title)).closest<HTMLElement>(
      '[data-component], article, .bui-Card',
    )!,
  );

const open = async (
  within_: { getByRole: typeof screen.getByRole },
  name: string | RegExp,
) => userEvent.click(within_.getByRole('button', { name }));

const dialog = () =>
  within(
    screen
      .getAllByRole('dialog')
      .find(each => within(each).queryByRole('heading'))!,
  );

describe('the cards of an entity with several services', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('show each with its own state, problems and tasks', async () => {
    renderScenario('places');

    const dev = await card(DEV);
    expect(await dev.findByText('Healthy')).toBeInTheDocument();
    expect(dev.queryByRole('list', { name: 'Problems' })).toBeNull();
    const prod = await card(PROD);
    expect(await prod.findByText('Degraded')).toBeInTheDocument();
    expect(prod.getByRole('list', { name: 'Problems' })).toBeInTheDocument();
    expect(prod.getByText('prod · eu-west-1')).toHaveAttribute(
      'title',
      'Account 210987654321',
    );
    expect(screen.queryByText('Services that are not shown')).toBeNull();
  });

  it('operate the service of their own, and name it', async () => {
    const restart = jest.fn(async () => ({ acceptedAt: healthy.now }));
    renderScenario('places', { api: { ...places.api(), restart } });
    const prod = await card(PROD);
    await prod.findByText('Degraded');

    await open(prod, 'Actions');
    await userEvent.click(
      screen.getByRole('menuitem', { name: 'Force new deployment…' }),
    );
    expect(dialog().getByRole('heading')).toHaveTextContent(
      'Force a new deployment of prod/main/orders?',
    );
    await open(dialog(), 'Force new deployment');

    await waitFor(() => expect(restart).toHaveBeenCalledTimes(1));
    expect(restart).toHaveBeenCalledWith({
      kind: 'API',
      namespace: 'default',
      name: 'orders',
      place: 'prod/main/orders',
    });
  });

  it('read the deployments and logs of the service of their own', async () => {
    const api = places.api();
    const getDeployments = jest.spyOn(api, 'getDeployments');
    const getTaskLogs = jest.spyOn(api, 'getTaskLogs');
    renderScenario('places', { api });
    const prod = await card(PROD);
    await prod.findByText('Degraded');

    await open(prod, 'Deployments');
    await open(prod, /^Stopped tasks/);
    await open(prod, /^Logs of task/);

    const service = expect.objectContaining({ place: 'prod/main/orders' });
    await waitFor(() => expect(getTaskLogs).toHaveBeenCalled());
    expect(getDeployments.mock.calls).toEqual([[service]]);
    expect(getTaskLogs.mock.calls[0][0]).toEqual(service);
  });

  it('say beside them what is wrong with an ARN that shows none', async () => {
    renderScenario('places-partial');

    const others = await card('Services that are not shown');
    expect(others.getByRole('listitem')).toHaveTextContent(
      /^Warning: An ARN in the annotation aws.amazon.com\/amazon-ecs-service-arn shows no service: arn:aws:ecs:eu-west-1:999999999999:service\/main\/orders \(Account 999999999999/,
    );
    expect(await (await card(DEV)).findByText('Healthy')).toBeInTheDocument();
    expect(await screen.findByText(PROD)).toBeInTheDocument();
  });

  it('say why they cannot be listed', async () => {
    renderScenario('places-failed');

    expect(
      await screen.findByText(
        'You are not allowed to see the status of this API',
      ),
    ).toBeInTheDocument();
  });

  it('disappear with their service', async () => {
    const api = places.api();
    const { getPlaces, getStatus } = api;
    let isGone = false;
    const gone = await backendError(404, 'NotFoundError', 'has no place');
    renderScenario('places', {
      api: {
        ...api,
        getStatus: async (service, options) => {
          if (isGone && service.place === 'prod/main/orders') throw gone;
          return getStatus!(service, options);
        },
        getPlaces: async entity => {
          const answer = await getPlaces!(entity);
          return {
            ...answer,
            places: answer.places.filter(
              ({ id }) => !isGone || id !== 'prod/main/orders',
            ),
          };
        },
      },
    });
    const prod = await card(PROD);
    await prod.findByText('Degraded');

    isGone = true;
    await open(prod, 'Refresh');

    await waitFor(() => expect(screen.queryByText(PROD)).toBeNull());
    expect(screen.getByText(DEV)).toBeInTheDocument();
    expect(
      screen.queryByText('This entity is no longer in the catalog'),
    ).toBeNull();
  });

  it('become one card when one service is left', async () => {
    const api = places.api();
    const { getStatus } = api;
    let isSingle = false;
    jest.useFakeTimers();
    renderScenario('places', {
      api: {
        ...api,
        getStatus: async (service, options) =>
          isSingle ? healthy : getStatus!(service, options),
      },
    });
    await act(() => jest.advanceTimersByTimeAsync(1_000));
    expect(screen.getByText(PROD)).toBeInTheDocument();

    isSingle = true;
    await act(() => jest.advanceTimersByTimeAsync(60_000));

    expect(screen.queryByText(PROD)).toBeNull();
    expect(screen.getByText('Fargate API')).toBeInTheDocument();
  });
});
