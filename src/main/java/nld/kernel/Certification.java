package nld.kernel;

/** What a proof can be shown by to a program that knows nothing of the kernel: a certificate, or the reason why there is none. */
public sealed interface Certification permits Certificate, Uncertified {
}
