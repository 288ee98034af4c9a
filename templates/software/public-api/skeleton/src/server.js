const http = require('node:http');

const port = Number(process.env.PORT ?? ${{ values.port }});

const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (request.method === 'GET' && pathname === '${{ values.healthCheckPath }}') {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ status: 'ok' }));
    return;
  }
  response.statusCode = 404;
  response.end();
});

server.listen(port, () => console.log(`listening on ${port}`));

// Fargate sends SIGTERM and waits before it kills: finish what is under way.
process.on('SIGTERM', () => server.close());
