import { NotFound } from '../src/frame/NotFound.tsx';

export default function NotFoundPage() {
  return <NotFound />;
}
