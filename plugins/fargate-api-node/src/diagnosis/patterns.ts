/** A refusal by IAM, or by a registry. */
export const DENIED =
  /AccessDenied|not authorized to perform|\b40[13] (Forbidden|Unauthorized)|\(40[13]\)|no basic auth credentials|has the permissions to pull|StatusCode: 403/i;

/** A connection that cannot be made. Fargate cuts long texts, so beginnings count too. */
export const UNREACHABLE =
  /connection issue|i\/o timeout|context deadl|context cancell?ed|request cancell?ed|send request failed|request send failed|StatusCode: 0\b|connection (refused|reset)|no route to host|network is unreachable|no such host|signal: killed|check your (task )?network con/i;

/** A binary for another CPU, as the kernel says it wherever the text ends up. */
export const WRONG_ARCHITECTURE =
  /exec format error|matching platform|no matching manifest for/i;
