import express, { Request } from 'express';
import Router from 'express-promise-router';
import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { audited } from '../audit';
import { LogService } from '../logs';
import { Operations } from '../operations';
import { assertJson } from './assertJson';
import { entityRefOf } from './entityRefOf';
import { empty, logsQuery, placeQuery, scaleRequest, taskId } from './inputs';
import { parse } from './parse';

const ENTITY = '/v1/entities/:kind/:namespace/:name';

/** The routes that change a service or return logs. All are audited. */
export function operationRoutes(options: {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  logs: LogService;
  operations: Operations;
}): express.Router {
  const { auditor, httpAuth, logs, operations } = options;
  const router = Router();
  const credentialsOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  router.post(
    `${ENTITY}/restart`,
    assertJson,
    express.json(),
    async (request, response) => {
      const credentials = await credentialsOf(request);
      const entityRef = entityRefOf(request.params);
      const { place } = parse(placeQuery, request.query);
      parse(empty, request.body ?? {});
      response.status(202).json(
        await audited(
          auditor,
          {
            eventId: 'service-restart',
            severityLevel: 'medium',
            request,
            meta: { entityRef, ...(place && { place }) },
          },
          note => operations.restart(entityRef, credentials, note, place),
        ),
      );
    },
  );

  router.post(
    `${ENTITY}/scale`,
    assertJson,
    express.json(),
    async (request, response) => {
      const credentials = await credentialsOf(request);
      const entityRef = entityRefOf(request.params);
      const { place } = parse(placeQuery, request.query);
      const { desired } = parse(scaleRequest, request.body);
      response.status(202).json(
        await audited(
          auditor,
          {
            eventId: 'service-scale',
            severityLevel: 'medium',
            request,
            meta: { entityRef, desired, ...(place && { place }) },
          },
          note =>
            operations.scale(entityRef, desired, credentials, note, place),
        ),
      );
    },
  );

  router.post(
    `${ENTITY}/tasks/:taskId/stop`,
    assertJson,
    express.json(),
    async (request, response) => {
      const credentials = await credentialsOf(request);
      const entityRef = entityRefOf(request.params);
      const { place } = parse(placeQuery, request.query);
      const id = parse(taskId, request.params.taskId);
      parse(empty, request.body ?? {});
      response.status(202).json(
        await audited(
          auditor,
          {
            eventId: 'task-stop',
            severityLevel: 'medium',
            request,
            meta: { entityRef, taskId: id, ...(place && { place }) },
          },
          note => operations.stopTask(entityRef, id, credentials, note, place),
        ),
      );
    },
  );

  router.get(`${ENTITY}/tasks/:taskId/logs`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const entityRef = entityRefOf(request.params);
    const id = parse(taskId, request.params.taskId);
    const { lines, place } = parse(logsQuery, request.query);
    response.json(
      await audited(
        auditor,
        {
          eventId: 'logs-read',
          request,
          meta: { entityRef, taskId: id, ...(place && { place }) },
        },
        note =>
          logs.read(
            entityRef,
            { taskId: id, lines, placeId: place },
            credentials,
            note,
          ),
      ),
    );
  });

  return router;
}
