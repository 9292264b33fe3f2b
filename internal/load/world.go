package load

import (
	"fmt"
	"math/rand/v2"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/register"
)

// Court is an invented court with who works there.
type Court struct {
	Code      string
	Clerk     string // ids of staff
	President string
	Judges    []string
}

// world is the courts and bodies of a plan.
type world struct {
	courts []Court
	weight []int // running sums: how the cases are spread
	bodies []register.Body
}

// Above is the code of the court over all courts of a plan.
const Above = "岭"

var (
	places  = []string{"青禾", "澄江", "桐源", "云麓", "白石", "临溪", "南浦", "石桥", "长岗", "金沙", "平湖", "柳河"}
	offices = []string{"人民政府", "自然资源局", "住房和城乡建设局", "人力资源和社会保障局", "公安局", "市场监督管理局", "水务局", "农业农村局", "林业局", "教育局"}
)

// casesOfJudge is about how many cases of a plan a judge has had.
const casesOfJudge = 2_000

func newWorld(p Plan) world {
	var w world
	for place := range 24 {
		for i, office := range offices {
			name := fmt.Sprintf("%s%s%s", places[place%len(places)], []string{"县", "区"}[place/len(places)], office)
			level := "county_department"
			if i == 0 {
				level = "county_government"
			}
			w.bodies = append(w.bodies, register.Body{ID: fmt.Sprintf("body-%03d", len(w.bodies)+1), Name: i18n.Text{ZH: name, EN: name}, Level: level, Days: always})
		}
	}
	sum := 0
	for i := range p.Courts {
		sum += 1000 / (i + 2)
		w.weight = append(w.weight, sum)
	}
	for i := range p.Courts {
		c := Court{Code: fmt.Sprintf("%s%02d%02d", Above, 11+i/20, 1+i%20)}
		id := fmt.Sprintf("court-%d", i+1)
		c.Clerk, c.President = id+"-clerk", id+"-president"
		for j := range 2 + p.Cases*(1000/(i+2))/sum/casesOfJudge {
			c.Judges = append(c.Judges, fmt.Sprintf("%s-judge-%d", id, j+1))
		}
		w.courts = append(w.courts, c)
	}
	return w
}

var always = civil.Interval{From: civil.MinDay, Until: civil.Never}

// court draws the court of a case.
func (w *world) court(r *rand.Rand) *Court {
	at := r.IntN(w.weight[len(w.weight)-1])
	for i, sum := range w.weight {
		if at < sum {
			return &w.courts[i]
		}
	}
	return &w.courts[0]
}

// Courts returns the courts of the plan, that with the most cases first.
func (m *Maker) Courts() []Court { return m.world.courts }

// Register returns the bodies and the staff of the plan.
func (p Plan) Register() (*register.Registry, error) {
	w := newWorld(p)
	data := register.Data{Bodies: w.bodies}
	add := func(id, court string, role policy.Role) {
		name := i18n.Text{ZH: id, EN: id}
		data.Staff = append(data.Staff, register.Staff{ID: id, Name: name, Roles: []policy.Role{role}, Court: court, Days: always})
	}
	for _, c := range w.courts {
		add(c.Clerk, c.Code, policy.Clerk)
		add(c.President, c.Code, policy.President)
		for _, j := range c.Judges {
			add(j, c.Code, policy.Judge)
		}
	}
	add("supervisor", Above, policy.Supervisor)
	registry, problems := register.New(data)
	if registry == nil {
		return nil, problems.Errors()
	}
	return registry, nil
}
