import { Alert, Typography } from 'antd';

/** What is shown once, with a button that copies it. */
export function SecretShown({
  label,
  secret,
  note,
}: {
  label: string;
  secret: string;
  note: string;
}) {
  return (
    <Alert
      type="success"
      role="status"
      title={label}
      description={
        <>
          <Typography.Text code copyable>
            {secret}
          </Typography.Text>
          <div>{note}</div>
        </>
      }
    />
  );
}
