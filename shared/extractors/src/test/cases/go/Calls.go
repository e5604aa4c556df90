package calls

import (
	"fmt"
	yaml "gopkg.in/yaml.v3"
)

type Server struct{ client *Client }

func (s *Server) Start(c *Client, names ...string) error {
	s.Stop(1)
	s.client.Dial()
	c.Dial(names...)
	fmt.Println(len(names), "x", func() { s.Stop(2) }, &Client{}, 1+2)
	other := Server{client: c}
	other.Start(nil)
	go helper()
	defer yaml.NewDecoder(nil).Decode(s)
	Map[int](names)
	_ = yaml.Node{Kind: 1}
	_ = []Server{{}}
	_ = int(3)
	elsewhere(s)
	return func() error { return nil }()
}

func (s *Server) Stop(code int) {}

func helper() {}
