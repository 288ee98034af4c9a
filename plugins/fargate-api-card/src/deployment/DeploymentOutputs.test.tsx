import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  LogEvent,
  ScaffolderApi,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder-react';
import { act, screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { DeploymentOutputs } from './DeploymentOutputs';
import { TEMPLATE_REFS } from './templateRefs';

const at = '2026-11-22T10:35:45.000Z';

/** Renders the page of a task of a template, whose events the test sends. */
function renderTask(template: string) {
  let send: (event: Partial<LogEvent>) => void;
  let subscribe = () => {};
  const subscribed = new Promise<void>(done => {
    subscribe = done;
  });
  const api: Partial<ScaffolderApi> = {
    getTask: async () =>
      ({
        id: 'task',
        createdAt: at,
        spec: {
          steps: [
            {
              id: 'deploy',
              name: 'Deploy the API',
              action: 'fargate:public-api:deploy',
            },
            {
              id: 'register',
              name: 'Register the API',
              action: 'fargate:api:register',
            },
            {
              id: 'publish',
              name: 'Create the GitHub repository',
              action: 'publish:github',
              if: "${{ parameters.repository == 'github' }}",
            },
          ],
          templateInfo: { entityRef: template },
        },
      } as any),
    streamLogs: () => ({
      [Symbol.observable]() {
        return this;
      },
      subscribe: (observer: any) => {
        send = event => observer.next(event);
        subscribe();
        return { unsubscribe: () => {}, closed: false };
      },
    }),
  };
  renderInTestApp(
    <Routes>
      <Route
        path="/create/tasks/:taskId"
        element={
          <DeploymentOutputs
            output={{ links: [{ title: 'Open', url: 'https://x' }] }}
          />
        }
      />
    </Routes>,
    {
      initialRouteEntries: ['/create/tasks/task'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [[scaffolderApiRef, api as ScaffolderApi]],
    },
  );
  return {
    /** Once the page reads the events. */
    subscribed,
    log: (stepId: string, ...messages: string[]) =>
      messages.forEach(message =>
        send({ type: 'log', createdAt: at, body: { stepId, message } }),
      ),
    begin: (stepId: string) =>
      send({
        type: 'log',
        createdAt: at,
        body: { stepId, message: 'Beginning step', status: 'processing' },
      }),
    finish: (error?: Error) =>
      act(async () =>
        send({
          type: 'completion',
          createdAt: at,
          // LogEvent does not know the error of a completion.
          body: { message: '', ...{ error } },
        }),
      ),
  };
}

const info = (text: string) => `\u001b[32minfo\u001b[39m: ${text}`;

describe('DeploymentOutputs', () => {
  it('shows the log of a running deployment at once, line by line', async () => {
    const task = renderTask('template:default/fargate-public-api');
    const log = await screen.findByRole('log', {
      name: 'Log of the deployment',
    });
    expect(log).toHaveTextContent('Waiting for the first line of the log');

    task.log('deploy', info('Network       [ 9/27] NAT gateway'));

    expect(await within(log).findByText('Network')).toBeInTheDocument();
    expect(within(log).getByText('[ 9/27] NAT gateway')).toBeInTheDocument();
    expect(log).not.toHaveTextContent('Waiting');
  });

  it('shows why a deployment failed above its log, and nothing of skipped steps', async () => {
    const task = renderTask('template:default/fargate-public-api');
    await screen.findByRole('log');

    task.log(
      'deploy',
      info('Failed        orders: tasks cannot start'),
      info('Why           DATABASE_URL is not set'),
      info('Evidence      task 7f3c stopped'),
      info('              2 more alike'),
      info('Now           stack orders deleted'),
      info('Next          set the variable'),
    );
    task.log(
      'register',
      'Skipping step register because a previous step failed',
    );
    await task.finish(new Error('orders: DATABASE_URL is not set'));

    expect(
      (await screen.findAllByRole('definition')).map(part => part.textContent),
    ).toEqual([
      'orders: tasks cannot start',
      'DATABASE_URL is not set',
      'task 7f3c stopped\n2 more alike',
      'stack orders deleted',
      'set the variable',
    ]);
    expect(screen.getAllByRole('term').map(part => part.textContent)).toEqual([
      'What happened',
      'Why',
      'Evidence',
      'Now',
      'Next',
    ]);
    expect(screen.getByRole('log')).toHaveTextContent(/set the variable$/);
    expect(screen.queryByText(/Skipping/)).not.toBeInTheDocument();
  });

  it('shows the steps that were asked for, others only once they run', async () => {
    const task = renderTask('template:default/fargate-public-api');
    await screen.findByRole('log');
    const steps = () =>
      screen.getAllByTestId('step-label').map(step => step.textContent);
    expect(steps()).toEqual(['Deploy the API', 'Register the API']);

    task.begin('publish');
    expect(
      await screen.findByText('Create the GitHub repository'),
    ).toBeVisible();
  });

  it('shows the outputs and the log of a deployment that succeeded, but no failure', async () => {
    const task = renderTask('template:default/fargate-public-api');
    await screen.findByRole('log');
    task.log('deploy', info('Done          http://orders'));
    await task.finish();

    expect(await screen.findByRole('link', { name: /Open/ })).toBeVisible();
    expect(screen.getByRole('log')).toHaveTextContent(/http:\/\/orders$/);
    expect(screen.queryByRole('definition')).not.toBeInTheDocument();
  });

  it('leaves the tasks of other templates alone', async () => {
    const task = renderTask('template:default/react-app');
    expect(await screen.findByRole('link', { name: /Open/ })).toBeVisible();
    await task.subscribed;
    expect(screen.queryByRole('log')).not.toBeInTheDocument();

    task.log('deploy', info('Failed        no token'));
    await task.finish(new Error('no token'));
    expect(screen.queryByRole('definition')).not.toBeInTheDocument();
  });

  it('knows every Software Template of ours', () => {
    const names = readdirSync(
      resolve(__dirname, '../../../../templates/software'),
    );
    expect([...TEMPLATE_REFS].sort()).toEqual(
      names.map(name => `template:default/fargate-${name}`).sort(),
    );
  });
});
