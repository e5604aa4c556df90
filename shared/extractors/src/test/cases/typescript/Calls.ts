import { Service } from './service';
class Client {
  private service: Service;
  other = new Service();
  constructor(private readonly injected: Service) {}
  run(given: Service, list: Array<Service>) {
    given.call<string>(1);
    this.service.call();
    this.other!.call();
    (given as any).call();
    const made: Service = make();
    made.call();
    list.map(x => x.call());
  }
}
