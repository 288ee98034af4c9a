import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ScenarioName, scenarios } from '../../dev/scenarios';
import { renderScenario } from '../__testUtils__/renderScenario';

async function press(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
}

describe('LogsDialog', () => {
  it('shows the logs of a stopped task on demand, and refreshes them', async () => {
    const getTaskLogs = jest.fn(scenarios.degraded.api.getTaskLogs!);
    renderScenario('degraded', {
      api: { ...scenarios.degraded.api, getTaskLogs },
    });
    await press('Stopped tasks (1)');
    expect(getTaskLogs).not.toHaveBeenCalled();

    await press('Logs of task 7f3c0d4b');

    expect(
      await screen.findByRole('region', { name: 'Log' }),
    ).toHaveTextContent('09:55:45 app Error: connect ECONNREFUSED');
    expect(getTaskLogs).toHaveBeenCalledWith(
      { kind: 'API', namespace: 'default', name: 'orders' },
      '7f3c0d4b1a5e4c2e9b61f0d8a2c4e6f8',
      { lines: 200 },
    );
    expect(
      screen.getByRole('link', { name: 'Open in CloudWatch Logs' }),
    ).toHaveAttribute('href', expect.stringContaining('logsV2:log-groups'));
    await press('Refresh');
    expect(getTaskLogs).toHaveBeenCalledTimes(2);
  });

  it.each<[ScenarioName, string | RegExp]>([
    ['logs-loading', 'Loading the logs'],
    ['logs-empty', 'CloudWatch Logs has no lines from this task.'],
    ['logs-failed', /The specified log group does not exist/],
    ['logs-not-allowed', 'fargate-api.logs.read'],
  ])('%s', async (name, text) => {
    renderScenario(name);

    await press('Tasks (2)');
    await press('Logs of task 0c9a3f1b');

    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});
