// Before anything is installed: says where to look. Nothing but Node here.
console.log(
  'Fargate API demo portal: http://localhost:3000 (AWS is simulated; no account is used). Installing and starting, please wait.',
);
