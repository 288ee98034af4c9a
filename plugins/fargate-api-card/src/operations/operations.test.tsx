import {
  createFrontendModule,
  ApiBlueprint,
  toastApiRef,
} from '@backstage/frontend-plugin-api';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { healthy } from '../../dev/fixtures/healthy';
import { liveApi } from '../../dev/fixtures/liveApi';
import { ScenarioName, scenarios } from '../../dev/scenarios';
import { renderScenario } from '../__testUtils__/renderScenario';
import { FargateApi } from '../api/FargateApi';

const orders = { kind: 'API', namespace: 'default', name: 'orders' };

/** Renders the card of a scenario with toasts, and waits until it is loaded. */
async function renderCard(name: ScenarioName, api?: Partial<FargateApi>) {
  const post = jest.fn(() => ({ close: () => {} }));
  const toasts = createFrontendModule({
    pluginId: 'app',
    extensions: [
      ApiBlueprint.make({
        name: 'toast',
        params: defineParams =>
          defineParams({
            api: toastApiRef,
            deps: {},
            factory: () => ({ post }),
          }),
      }),
    ],
  });
  renderScenario(name, {
    features: [toasts],
    api: { ...scenarios[name].api, ...api },
  });
  await screen.findByText('Open in AWS');
  return { post };
}

/** Presses buttons and menu items, one after the other. */
async function press(...names: string[]) {
  for (const name of names) {
    await userEvent.click(
      screen.queryByRole('menuitem', { name }) ??
        screen.getByRole('button', { name }),
    );
  }
}

const dialog = () =>
  screen
    .getAllByRole('dialog')
    .find(each => within(each).queryByRole('heading'))!;

const noDialog = () =>
  waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

describe('forcing a new deployment', () => {
  it('explains the effect, runs it, and reports the outcome', async () => {
    const api = liveApi();
    const restart = jest.spyOn(api, 'restart');
    const { post } = await renderCard('healthy', api);

    await press('Actions', 'Force new deployment…');
    expect(dialog()).toHaveTextContent('Force a new deployment of orders?');
    expect(dialog()).toHaveTextContent('ECS starts 2 new tasks of orders:14');
    expect(dialog()).toHaveTextContent('ECS rolls back automatically');
    await press('Force new deployment');

    await noDialog();
    expect(restart).toHaveBeenCalledWith(orders);
    expect(await screen.findByText('Rolling out')).toBeInTheDocument();
    expect(post).toHaveBeenLastCalledWith(
      expect.objectContaining({ title: 'New deployment of orders started' }),
    );
    await press('Refresh');
    await waitFor(() =>
      expect(post).toHaveBeenLastCalledWith(
        expect.objectContaining({
          title: 'New deployment of orders completed',
          status: 'success',
        }),
      ),
    );
    expect(post).toHaveBeenCalledTimes(2);
  });

  it('does nothing when it is cancelled', async () => {
    const restart = jest.fn();
    await renderCard('healthy', { restart });

    await press('Actions', 'Force new deployment…', 'Cancel');

    await noDialog();
    expect(restart).not.toHaveBeenCalled();
  });

  it('warns that no task starts while the desired count is 0', async () => {
    await renderCard('scaled-to-zero');

    await press('Actions', 'Force new deployment…');

    expect(dialog()).toHaveTextContent('no task starts until you scale up');
  });

  it('stays open and shows the message of AWS when it is rejected', async () => {
    const { post } = await renderCard('operations-refused');

    await press('Actions', 'Force new deployment…', 'Force new deployment');

    expect(
      await within(dialog()).findByText(/ServiceNotActiveException/),
    ).toBeInTheDocument();
    expect(within(dialog()).getByRole('alert')).toHaveTextContent(
      'Action failed',
    );
    expect(post).not.toHaveBeenCalled();
  });
});

describe('setting the desired count', () => {
  const field = () => screen.getByRole('textbox', { name: 'Desired count' });

  it('explains the effect of each count, and sets it', async () => {
    const api = liveApi();
    const scale = jest.spyOn(api, 'scale');
    const { post } = await renderCard('healthy', api);

    await press('Actions', 'Set desired count…');
    expect(field()).toHaveFocus();
    expect(dialog()).toHaveTextContent('From 0 to 20, now 2');
    expect(dialog()).toHaveTextContent('This is already the desired count.');
    expect(
      screen.getByRole('button', { name: 'Set desired count' }),
    ).toBeDisabled();
    await press('Decrease Desired count');
    expect(dialog()).toHaveTextContent('1 task stops once its connections');
    await press('Decrease Desired count');
    expect(dialog()).toHaveTextContent('All tasks stop');
    await userEvent.clear(field());
    await userEvent.type(field(), '4{Tab}');
    expect(dialog()).toHaveTextContent('2 more tasks start');
    await press('Set desired count');

    await noDialog();
    expect(scale).toHaveBeenCalledWith(orders, { desired: 4 });
    expect(post).toHaveBeenCalledWith(
      expect.objectContaining({ title: 'Desired count of orders set to 4' }),
    );
  });

  it('enforces the limits of autoscaling, and warns that it adjusts the count', async () => {
    await renderCard('degraded');

    await press('Actions', 'Set desired count…');
    await userEvent.clear(field());
    await userEvent.type(field(), '50{Tab}');

    expect(field()).toHaveValue('6');
    expect(dialog()).toHaveTextContent(
      'Application Auto Scaling keeps adjusting the count to the load, from 2 to 6.',
    );
  });

  it('says that the repository declares the count, and links the wizard that proposes one', async () => {
    const status = { ...healthy, appliedBy: 'https://github.com/acme/orders' };
    await renderCard('healthy', { getStatus: async () => status });

    await press('Actions', 'Set desired count…');

    expect(dialog()).toHaveTextContent(
      'The repository of the API declares its number of tasks: the next deployment may reset this one.',
    );
    expect(
      within(dialog()).getByRole('link', {
        name: 'Propose another number there…',
      }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/fargate-update-api.*desiredCount/),
    );
  });

  it('says that a schedule sets the count again after it is raised outside office hours', async () => {
    await renderCard('asleep');

    await press('Actions', 'Set desired count…', 'Increase Desired count');

    expect(dialog()).toHaveTextContent(
      'Outside office hours: the tasks run until the schedule sets the count again, Mon 07:00 GMT+1 to 2, and stop when the office hours end.',
    );
  });

  it('says that office hours keep the count where they leave no choice', async () => {
    await renderCard('office-hours');

    await press('Actions', 'Set desired count…');

    expect(dialog()).toHaveTextContent(
      'Application Auto Scaling keeps the count at 2. Change the number of tasks with an update.',
    );
  });

  it('leaves the outcome open when the backend cannot be reached', async () => {
    await renderCard('operations-unreachable');

    await press(
      'Actions',
      'Set desired count…',
      'Increase Desired count',
      'Set desired count',
    );

    expect(
      await within(dialog()).findByText(/may or may not have been performed/),
    ).toBeInTheDocument();
  });
});

describe('stopping a task', () => {
  it('explains the effect, stops the task, and reports when it has stopped', async () => {
    const api = liveApi();
    const stopTask = jest.spyOn(api, 'stopTask');
    const { post } = await renderCard('healthy', api);

    await press('Tasks (2)', 'Stop task 0c9a3f1b…');
    expect(dialog()).toHaveTextContent(
      'starts a replacement (desired count: 2)',
    );
    expect(dialog()).not.toHaveTextContent('No other task is running');
    await press('Stop this task');

    await noDialog();
    expect(stopTask).toHaveBeenCalledWith(
      orders,
      '0c9a3f1b7d2e4a58b6c1d0e9f8a7b6c5',
    );
    await waitFor(() =>
      expect(post).toHaveBeenLastCalledWith(
        expect.objectContaining({ title: 'Task 0c9a3f1b of orders stopped' }),
      ),
    );
  });

  it('explains that a surplus task is not replaced', async () => {
    await renderCard('rolling-out');

    await press('Tasks (4)', 'Stop task 0c9a3f1b…');

    expect(dialog()).toHaveTextContent('It is not replaced');
  });

  it('names the required permission', async () => {
    await renderCard('operations-refused');

    await press('Tasks (2)', 'Stop task 0c9a3f1b…', 'Stop this task');

    expect(
      await within(dialog()).findByText('fargate-api.task.stop'),
    ).toBeInTheDocument();
  });
});

describe('operations without permission', () => {
  it('are not offered', async () => {
    await renderCard('internal');
    await press('Tasks (2)');

    expect(screen.queryByRole('button', { name: 'Actions' })).toBeNull();
    expect(screen.queryByRole('button', { name: /Stop task/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /Logs of task/ })).toBeNull();
  });
});
