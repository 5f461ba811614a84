import { HomePage } from '../src/home/HomePage.tsx';

export default function Route() {
  return <HomePage />;
}
