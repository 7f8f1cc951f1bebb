/** Version of the package, shown by the CLI and GET /api/health. */
export const VERSION = '0.1.0';
